import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { events } from '#contract/events.ts'
import { organisations } from '#contract/organisations.ts'
import { values } from '#contract/values.ts'
import { DataItem } from '#domain/item/data-item.ts'
import {
  created,
  openRegisterHouse,
  outlineOn,
  seenOf,
  type RegisterHouse,
  type SuccessionSent,
} from '#test/support/register-house.ts'
import type { Visitor } from '#test/support/people.ts'

// Shaped like the law of 1/7/2025: no districts any more, communes merged, a province under another's name and
// identifier (QĐ 09/2025/QĐ-TTg). Only Vĩnh Phúc and its H62 are real; it did not merge with this neighbour.
const DAY = '2025-07-01'
const decision = { number: '01/NQ', date: '2025-06-12', issuedBy: 'Quốc hội' }
const item = DataItem.parse({ id: 'so-ho-so', name: 'Số hồ sơ', kind: 'count', unit: 'hồ sơ', overTime: 'flow' })

const OLD_TREE = [
  'Việt Nam',
  '  Tỉnh Vĩnh Phúc H62',
  '    Huyện Đầm Sen H62.11',
  '      Xã Lúa',
  '      Xã Mía',
  '    Huyện Đồi Chè H62.12',
  '      Xã Dâu H62.12.01',
  '  Tỉnh Núi Biếc H53',
  '    Sở Khoa học và Công nghệ H53.05',
]
const NEW_TREE = [
  'Việt Nam',
  '  Tỉnh Núi Biếc H53',
  '    Sở Khoa học và Công nghệ H53.05',
  '    Xã Đồng Lúa H53.25',
  '    Xã Dâu H62.12.01',
]

let house: RegisterHouse
let agency: Visitor
const ids: Record<string, string> = {}
const merged = uuidv7()
const field = uuidv7()

beforeAll(async () => {
  house = await openRegisterHouse(new Map([[item.id, item]]))
  agency = await house.as('standing-agency')
  const add = async (key: string, name: string, written: Parameters<typeof created>[2]) =>
    (ids[key] = await created(agency, name, written))
  await add('nation', 'Việt Nam', { kind: 'nation', level: 'central' })
  const province = { kind: 'province', level: 'province', parent: ids['nation']! } as const
  await add('vinhPhuc', 'Tỉnh Vĩnh Phúc', { ...province, identifier: 'H62', ordinal: 1 })
  await add('nuiBiec', 'Tỉnh Núi Biếc', { ...province, identifier: '000.00.00.H53', ordinal: 2 })
  const district = { kind: 'district', level: 'district', parent: ids['vinhPhuc']! } as const
  await add('damSen', 'Huyện Đầm Sen', { ...district, identifier: 'H62.11', ordinal: 2 })
  await add('doiChe', 'Huyện Đồi Chè', { ...district, identifier: 'H62.12', ordinal: 3 })
  const department = { kind: 'department', level: 'province', parent: ids['nuiBiec']! } as const
  await add('so', 'Sở Khoa học và Công nghệ', { ...department, identifier: 'H53.05' })
  await add('lua', 'Xã Lúa', { parent: ids['damSen']!, ordinal: 1 })
  await add('mia', 'Xã Mía', { parent: ids['damSen']!, ordinal: 2 })
  await add('dau', 'Xã Dâu', { parent: ids['doiChe']!, ordinal: 4, identifier: 'H62.12.01' })
  await house.database.db
    .insertInto('data_item')
    .values({
      id: item.id,
      position: 1,
      name: item.name,
      kind: 'count',
      over_time: 'flow',
      over_units: 'sum',
      providers: [],
    })
    .execute()
  await saved('2024', '120')
  await saved('2025-H1', '60')
  await agency.call(organisations.recordSuccession, { successions: july(), seen: await seenOf(agency, ...named()) })
})
afterAll(() => house.close())

const named = () => ['vinhPhuc', 'nuiBiec', 'lua', 'mia', 'damSen', 'doiChe'].map((key) => ids[key]!)

async function saved(period: string, number: string): Promise<void> {
  const officer = await house.as('unit-officer', { organisation: ids['lua']! })
  const content = { kind: 'number', number } as const
  await officer.call(values.saveValue, { subject: ids['lua']!, item: item.id, period, version: 0, content })
}

function july(): SuccessionSent[] {
  const of = (...keys: string[]): string[] => keys.map((key) => ids[key]!)
  const common = { decision, effectiveOn: DAY }
  const province = { kind: 'province', level: 'province', parent: ids['nation']!, ordinal: 1 } as const
  const commune = { kind: 'commune', level: 'commune', parent: merged } as const
  return [
    {
      ...common,
      kind: 'merge',
      predecessors: of('vinhPhuc', 'nuiBiec'),
      successors: [{ kind: 'new', organisation: merged, content: { ...province, name: 'Tỉnh Núi Biếc' } }],
      keepsIdentifierOf: ids['nuiBiec']!,
    },
    {
      ...common,
      kind: 'merge',
      predecessors: of('lua', 'mia'),
      successors: [
        {
          kind: 'new',
          organisation: field,
          content: { ...commune, name: 'Xã Đồng Lúa', identifier: 'H53.25', ordinal: 3 },
        },
      ],
    },
    { ...common, kind: 'abolish', predecessors: of('damSen', 'doiChe'), successors: [], newParent: merged },
  ]
}

describe('1 July 2025', () => {
  test('the day before, the tree stands as it did; from the day on, as the decisions say', async () => {
    for (const day of ['2020-01-01', '2024-12-31', '2025-06-30']) expect(await outlineOn(agency, day)).toEqual(OLD_TREE)
    for (const day of [DAY, '2025-07-02', '2030-01-01']) expect(await outlineOn(agency, day)).toEqual(NEW_TREE)
    expect(await outlineOn(agency, '2019-12-31')).toEqual([])
  })

  test('a district is still known, with its end and the decision', async () => {
    const { versions, successions } = await agency.call(organisations.showOrganisation, {
      organisation: ids['damSen']!,
    })
    expect(versions).toMatchObject([{ name: 'Huyện Đầm Sen', from: '2020-01-01', to: DAY }])
    expect(successions).toMatchObject([
      {
        kind: 'abolish',
        decision,
        effectiveOn: DAY,
        predecessors: [{ name: 'Huyện Đầm Sen' }, { name: 'Huyện Đồi Chè' }],
      },
    ])
  })

  test('values stay under the old unit, and its history can be read', async () => {
    const asked = { subject: ids['lua']!, item: item.id, period: '2024' }
    const { versions } = await agency.call(values.showValueHistory, asked)
    expect(versions).toMatchObject([{ subject: ids['lua'], content: { kind: 'number', number: '120' } }])
    const { entries } = await agency.call(events.showValueTimeline, asked)
    expect(entries.map(({ kind }) => kind)).toEqual(['value.saved'])
    const none = await agency.call(values.showValueHistory, { ...asked, subject: field })
    expect(none.versions).toEqual([])
  })

  test('every organisation that was touched tells of it, also a commune that only moved up; nobody else does', async () => {
    const told = async (organisation: string) => {
      const { entries } = await agency.call(events.showOrganisationTimeline, { organisation })
      return entries.filter(({ kind }) => kind === 'organisation.succession-recorded')
    }
    for (const id of [
      ...['vinhPhuc', 'nuiBiec', 'damSen', 'doiChe', 'lua', 'mia', 'dau', 'so'].map((key) => ids[key]!),
      merged,
      field,
    ])
      expect(await told(id)).toHaveLength(1)
    expect(await told(ids['nation']!)).toEqual([])
    const [moved] = await told(ids['dau']!)
    expect(moved!.body).toMatchObject({
      successions: [{ kind: 'abolish', decision }],
      before: [{ parent: ids['doiChe'] }],
      after: [
        { parent: ids['doiChe'], to: DAY },
        { parent: merged, from: DAY },
      ],
    })
  })

  test('the merged commune and its predecessors find each other', async () => {
    const view = await agency.call(organisations.showOrganisation, { organisation: field })
    expect(view.successions[0]).toMatchObject({
      predecessors: [
        { organisation: ids['lua'], name: 'Xã Lúa' },
        { organisation: ids['mia'], name: 'Xã Mía' },
      ],
      successors: [{ organisation: field, name: 'Xã Đồng Lúa' }],
    })
  })

  test('done again, it is refused whole and changes nothing', async () => {
    const again = agency.call(organisations.recordSuccession, { successions: july(), seen: {} })
    await expect(again).rejects.toMatchObject({ code: 'stale' })
    expect(await outlineOn(agency, DAY)).toEqual(NEW_TREE)
    const count = await house.database.db
      .selectFrom('succession')
      .select(({ fn }) => fn.countAll().as('n'))
      .execute()
    expect(count).toEqual([{ n: 3 }])
  })

  test('an ended district cannot be changed any more', async () => {
    const { versions } = await agency.call(organisations.showOrganisation, { organisation: ids['damSen']! })
    const { version, from: _, to: __, ...content } = versions.at(-1)!
    const change = { organisation: ids['damSen']!, on: DAY, seen: version, content: { ...content, name: 'Huyện Sen' } }
    await expect(agency.call(organisations.changeOrganisation, change)).rejects.toMatchObject({ code: 'wrong-state' })
  })
})
