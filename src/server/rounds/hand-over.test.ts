import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SuccessionPreview } from '#contract/organisation-views.ts'
import { organisations } from '#contract/organisations.ts'
import { rounds } from '#contract/rounds.ts'
import type { Visitor } from '#test/support/people.ts'
import { calendarAround, openedRound } from '#test/support/planned-round.ts'
import {
  created,
  openRegisterHouse,
  seenOf,
  type RegisterHouse,
  type SuccessionSent,
} from '#test/support/register-house.ts'
import { editionOf, itemsOf } from '#test/support/small-edition.ts'
import { handOverDue } from './hand-over.ts'

// Shaped like 1/7/2025: communes merged, one moved up, a district abolished; and one that is split.
const DAY = '2025-07-01'
const decision = { number: '01/NQ', date: '2025-06-12', issuedBy: 'Quốc hội' }
const edition = editionOf([{ code: '1', max: 10, formula: 'a', variables: { a: { item: 'a' } } }])
const items = itemsOf({ a: 'count' })

let house: RegisterHouse
let agency: Visitor & { readonly account: string }
let open: string
let closed: string
let evidence: string
let preview: SuccessionPreview
let keepersBefore: Record<string, string>
const ids: Record<string, string> = {}
const field = uuidv7()
const [namesake, hill] = [uuidv7(), uuidv7()]

beforeAll(async () => {
  house = await openRegisterHouse(items, [edition])
  const { db } = house.database
  agency = await house.as('standing-agency')
  await stored()
  const add = async (key: string, name: string, written: Parameters<typeof created>[2]) =>
    (ids[key] = await created(agency, name, written))
  await add('province', 'Tỉnh Vĩnh Phúc', { kind: 'province', level: 'province' })
  await add('damSen', 'Huyện Đầm Sen', { kind: 'district', level: 'district', parent: ids['province']! })
  for (const [key, name] of [
    ['lua', 'Xã Lúa'],
    ['mia', 'Xã Mía'],
    ['dau', 'Xã Dâu'],
    ['an', 'Xã An'],
  ] as const)
    await add(key, name, { parent: ids['damSen']! })
  for (const key of ['damSen', 'lua', 'mia', 'dau', 'an'])
    await agency.call(organisations.setGroup, { organisation: ids[key]!, from: '2020-01-01', group: 'xa', seen: null })
  const plan = { edition: 'thu', period: '2024', groups: ['xa'], membersOn: '2025-06-30', calendar: calendarAround(24) }
  open = await openedRound(agency, plan)
  closed = await openedRound(agency, plan)
  await agency.call(rounds.closeRound, { round: closed, version: 2, reason: 'Đã công bố.' })
  evidence = uuidv7()
  const added = { added_by: agency.account, added_at: new Date(), version: 1 }
  const where = { organisation_id: ids['lua']!, address: 'https://example.vn/van-ban' }
  await db
    .insertInto('evidence')
    .values({ id: evidence, kind: 'document', ...where, ...added })
    .execute()
  const seen = await seenOf(agency, ...['lua', 'mia', 'damSen', 'an'].map((key) => ids[key]!))
  preview = await agency.call(organisations.previewSuccession, { successions: july(), seen })
  keepersBefore = await keepers(open)
  await agency.call(organisations.recordSuccession, { successions: july(), seen })
})
afterAll(() => house.close())

async function stored(): Promise<void> {
  const { db } = house.database
  const printed = { source: 'thu', number: '1', issued_by: 'UBND', issued_on: '2024-01-01', article: 'I' }
  const loaded = { notes: '[]', lenses: '[]', content_hash: '', loaded_at: new Date() }
  const title = { index_set: 'thu', title_vi: 'Bộ thử', title_en: 'A small set' }
  await db
    .insertInto('edition')
    .values({ id: 'thu', ...title, ...printed, completeness: 'criteria', state: 'issued', ...loaded })
    .execute()
  await db.insertInto('organisation_group').values({ id: 'xa', name: 'Các xã', position: 1 }).execute()
}

function july(): SuccessionSent[] {
  const of = (...keys: string[]): string[] => keys.map((key) => ids[key]!)
  const commune = { kind: 'commune', level: 'commune', parent: ids['province']! } as const
  const begun = (organisation: string, name: string, ordinal: number) =>
    ({ kind: 'new', organisation, content: { ...commune, name, ordinal } }) as const
  const common = { decision, effectiveOn: DAY }
  return [
    { ...common, kind: 'merge', predecessors: of('lua', 'mia'), successors: [begun(field, 'Xã Đồng Lúa', 1)] },
    {
      ...common,
      kind: 'split',
      predecessors: of('an'),
      successors: [begun(hill, 'Xã Đồi', 2), begun(namesake, 'Xã An', 3)],
    },
    { ...common, kind: 'abolish', predecessors: of('damSen'), successors: [], newParent: ids['province']! },
  ]
}

async function keepers(round: string): Promise<Record<string, string>> {
  const { submissions } = await agency.call(rounds.showRound, { round })
  const names = new Map([
    ...Object.entries(ids).map(([key, id]): [string, string] => [id, key]),
    [field, 'field'],
    [namesake, 'namesake'],
    [hill, 'hill'],
  ])
  return Object.fromEntries(
    submissions.map(({ organisation, keeper }) => [names.get(organisation)!, names.get(keeper)!]),
  )
}

describe('a succession (method §11.9)', () => {
  test('seen beforehand changes nothing, and says of each submission and file what then becomes of it', async () => {
    expect(Object.entries(keepersBefore).every(([unit, keeper]) => unit === keeper)).toBe(true)
    const named: Record<string, string> = { lua: 'Xã Lúa', mia: 'Xã Mía', an: 'Xã An', damSen: 'Huyện Đầm Sen' }
    const heirs: Record<string, string> = { field: 'Xã Đồng Lúa', namesake: 'Xã An', hill: 'Xã Đồi' }
    const became = Object.entries(await keepers(open)).filter(([unit, keeper]) => unit !== keeper)
    expect(new Set(preview.submissions.map(({ unit, to }) => `${unit} → ${to}`))).toEqual(
      new Set(became.map(([unit, keeper]) => `${named[unit]} → ${heirs[keeper]}`)),
    )
    expect(preview.submissions).toHaveLength(became.length)
    expect(preview.evidence).toEqual([{ from: 'Xã Lúa', to: 'Xã Đồng Lúa', documents: 1 }])
    expect(preview.ended.map(({ name }) => name).sort()).toEqual(['Huyện Đầm Sen', 'Xã An', 'Xã Lúa', 'Xã Mía'])
    expect(preview.begun.map(({ name }) => name).sort()).toEqual(['Xã An', 'Xã Đồi', 'Xã Đồng Lúa'])
    expect(preview.moved).toEqual([
      { organisation: ids['dau'], name: 'Xã Dâu', from: 'Huyện Đầm Sen', to: 'Tỉnh Vĩnh Phúc' },
    ])
    expect(preview.groups.map(({ name, group }) => [name, group])).toContainEqual(['Xã Lúa', 'Các xã'])
    expect(preview.isDue).toBe(true)
  })

  test('gives open submissions to the successor; who only moved keeps its own, who has no successor too', async () => {
    expect(await keepers(open)).toEqual({ lua: 'field', mia: 'field', an: 'namesake', dau: 'dau', damSen: 'damSen' })
  })

  test('leaves what is closed, and under whose name everything stands', async () => {
    expect(await keepers(closed)).toEqual({ lua: 'lua', mia: 'mia', an: 'an', dau: 'dau', damSen: 'damSen' })
    const { submissions } = await agency.call(rounds.showRound, { round: open })
    expect(submissions.map(({ name }) => name).sort()).toEqual(['Huyện Đầm Sen', 'Xã An', 'Xã Dâu', 'Xã Lúa', 'Xã Mía'])
  })

  test('is told on each submission that moved', async () => {
    const { submissions } = await agency.call(rounds.showRound, { round: open })
    const { db } = house.database
    for (const { submission, organisation, keeper } of submissions) {
      const told = await db
        .selectFrom('event')
        .select(['kind', 'body'])
        .where('stream', '=', `submission:${submission}`)
        .execute()
      expect(told).toEqual(
        organisation === keeper ? [] : [{ kind: 'submission.moved', body: { from: organisation, to: keeper } }],
      )
    }
  })

  test('gives the evidence to the successor too', async () => {
    const { db } = house.database
    const row = await db
      .selectFrom('evidence')
      .select('organisation_id')
      .where('id', '=', evidence)
      .executeTakeFirstOrThrow()
    expect(row.organisation_id).toBe(field)
    const told = await db
      .selectFrom('event')
      .select('body')
      .where('stream', '=', `organisation:${ids['lua']}`)
      .where('kind', '=', 'evidence.moved')
      .execute()
    expect(told).toEqual([{ body: { from: ids['lua'], to: field, documents: 1 } }])
  })

  test('lets the successor’s people see what they go on with', async () => {
    const officer = await house.as('unit-officer', { organisation: field })
    const { submissions } = await officer.call(rounds.showRound, { round: open })
    expect(submissions.map(({ name }) => name).sort()).toEqual(['Xã Lúa', 'Xã Mía'])
  })

  test('that was recorded before finds its successor when a round of the old ones is opened', async () => {
    const plan = {
      edition: 'thu',
      period: '2024',
      groups: ['xa'],
      membersOn: '2025-06-30',
      calendar: calendarAround(24),
    }
    const late = await openedRound(agency, plan)
    expect(await keepers(late)).toEqual({ lua: 'field', mia: 'field', an: 'namesake', dau: 'dau', damSen: 'damSen' })
  })

  test('to come moves nothing before its day, and everything on it', async () => {
    const { db } = house.database
    const city = uuidv7()
    const content = {
      kind: 'commune',
      level: 'commune',
      parent: ids['province']!,
      name: 'Phường Dâu',
      ordinal: 9,
    } as const
    const succession: SuccessionSent = {
      kind: 'merge',
      decision,
      effectiveOn: '2090-01-01',
      predecessors: [ids['dau']!, hill],
      successors: [{ kind: 'new', organisation: city, content }],
    }
    const seen = await seenOf(agency, ids['dau']!, hill)
    await agency.call(organisations.recordSuccession, { successions: [succession], seen })
    expect((await keepers(open))['dau']).toBe('dau')
    expect(await handOverDue(db)).toBe(0)
    // The day comes.
    const day = { past: '2026-01-01', to: '2090-01-01' }
    await db.updateTable('organisation_version').set({ valid_to: day.past }).where('valid_to', '=', day.to).execute()
    await db
      .updateTable('organisation_version')
      .set({ valid_from: day.past })
      .where('valid_from', '=', day.to)
      .execute()
    await db.updateTable('succession').set({ effective_on: day.past }).where('effective_on', '=', day.to).execute()
    const [first, second] = await Promise.all([handOverDue(db), handOverDue(db)])
    // One in each of the two open rounds.
    expect(new Set([first, second])).toEqual(new Set([0, 2]))
    const { submissions } = await agency.call(rounds.showRound, { round: open })
    expect(submissions.find(({ organisation }) => organisation === ids['dau'])?.keeper).toBe(city)
  })
})
