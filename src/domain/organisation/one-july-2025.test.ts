import { content, outlineOn, since2020, succession } from '../../../test/support/organisation-versions.ts'
import { describe, expect, test } from 'vitest'
import { treeAsOf } from './as-of.ts'
import { change } from './change.ts'
import type { OrganisationVersion } from './organisation-version.ts'
import { predecessorsOf } from './predecessors.ts'
import { succeed } from './succeed.ts'
import type { Succession } from './succession.ts'
import { versionFaults } from './version-fault.ts'

// Shaped like the law of 1/7/2025: no districts any more, communes merged, a province under another's name and
// identifier (QĐ 09/2025/QĐ-TTg). Only Vĩnh Phúc and its H62 are real; it did not merge with this neighbour.
const DAY = '2025-07-01'
const decision = { number: '01/NQ', date: '2025-06-12', issuedBy: 'Quốc hội' }
const province = { kind: 'province', level: 'province', parent: 'nation' } as const
const district = { kind: 'district', level: 'district', parent: 'vinh-phuc' } as const

const BEFORE: OrganisationVersion[] = [
  since2020('nation', { name: 'Việt Nam', kind: 'nation', level: 'central' }),
  since2020('vinh-phuc', { ...province, name: 'Tỉnh Vĩnh Phúc', identifier: 'H62', areaCode: '26', ordinal: 1 }),
  since2020('nui-biec', { ...province, name: 'Tỉnh Núi Biếc', identifier: 'H53', ordinal: 2 }),
  since2020('dam-sen', { ...district, name: 'Huyện Đầm Sen', identifier: 'H62.11', ordinal: 2 }),
  since2020('doi-che', { ...district, name: 'Huyện Đồi Chè', identifier: 'H62.12', ordinal: 3 }),
  since2020('so-a', {
    name: 'Sở Khoa học và Công nghệ',
    kind: 'department',
    level: 'province',
    parent: 'vinh-phuc',
    identifier: 'H62.05',
  }),
  since2020('so-b', {
    name: 'Sở Khoa học và Công nghệ',
    kind: 'department',
    level: 'province',
    parent: 'nui-biec',
    identifier: 'H53.05',
  }),
  since2020('lua', { name: 'Xã Lúa', parent: 'dam-sen', ordinal: 1 }),
  since2020('mia', { name: 'Xã Mía', parent: 'dam-sen', ordinal: 2 }),
  since2020('ngo', { name: 'Xã Ngô', parent: 'dam-sen', ordinal: 3 }),
  since2020('dau', { name: 'Xã Dâu', parent: 'doi-che', ordinal: 4, identifier: 'H62.12.01' }),
  since2020('tam', { name: 'Xã Tằm', parent: 'doi-che', ordinal: 5 }),
]

const SUCCESSIONS: Succession[] = [
  succession('merge', DAY, {
    decision,
    predecessors: ['vinh-phuc', 'nui-biec'],
    successors: [
      { kind: 'new', organisation: 'nui-biec-moi', content: content('Tỉnh Núi Biếc', { ...province, ordinal: 1 }) },
    ],
    keepsIdentifierOf: 'nui-biec',
  }),
  succession('merge', DAY, {
    decision,
    predecessors: ['so-a', 'so-b'],
    successors: [{ kind: 'existing', organisation: 'so-b' }],
  }),
  succession('merge', DAY, {
    decision,
    predecessors: ['lua', 'mia', 'ngo'],
    successors: [
      {
        kind: 'new',
        organisation: 'dong-lua',
        content: content('Xã Đồng Lúa', { parent: 'nui-biec-moi', ordinal: 3, identifier: 'H53.25' }),
      },
    ],
  }),
  succession('abolish', DAY, { decision, predecessors: ['dam-sen', 'doi-che'], newParent: 'nui-biec-moi' }),
]

const OLD_TREE = [
  'Việt Nam',
  '  Tỉnh Vĩnh Phúc H62',
  '    Sở Khoa học và Công nghệ H62.05',
  '    Huyện Đầm Sen H62.11',
  '      Xã Lúa',
  '      Xã Mía',
  '      Xã Ngô',
  '    Huyện Đồi Chè H62.12',
  '      Xã Dâu H62.12.01',
  '      Xã Tằm',
  '  Tỉnh Núi Biếc H53',
  '    Sở Khoa học và Công nghệ H53.05',
]

const NEW_TREE = [
  'Việt Nam',
  '  Tỉnh Núi Biếc H53',
  '    Sở Khoa học và Công nghệ H53.05',
  '    Xã Đồng Lúa H53.25',
  '    Xã Dâu H62.12.01',
  '    Xã Tằm',
]

function after(): readonly OrganisationVersion[] {
  const done = succeed(BEFORE, SUCCESSIONS)
  if (done.kind === 'refused') throw new Error(JSON.stringify(done.faults))
  return done.versions
}

describe('1 July 2025', () => {
  test('the tree is the old one to the last day and the new one from the day on', () => {
    const versions = after()
    expect(outlineOn(BEFORE, DAY)).toEqual(OLD_TREE)
    expect(outlineOn(versions, '2020-01-01')).toEqual(OLD_TREE)
    expect(outlineOn(versions, '2025-06-30')).toEqual(OLD_TREE)
    expect(outlineOn(versions, DAY)).toEqual(NEW_TREE)
    expect(outlineOn(versions, '2030-01-01')).toEqual(NEW_TREE)
    expect(versionFaults(versions)).toEqual([])
  })

  test('every order of the four decisions gives the same trees', () => {
    for (const order of orders(SUCCESSIONS)) {
      const done = succeed(BEFORE, order)
      expect(done.kind === 'succeeded' && outlineOn(done.versions, DAY)).toEqual(NEW_TREE)
      expect(done.kind === 'succeeded' && outlineOn(done.versions, '2025-06-30')).toEqual(OLD_TREE)
    }
  })

  test('H53 means two territories, one after the other, and H62 closes', () => {
    const holders = (identifier: string) =>
      after()
        .filter((version) => version.identifier === identifier)
        .map(({ organisation, from, to }) => [organisation, from, to])
    expect(holders('H53')).toEqual([
      ['nui-biec', '2020-01-01', DAY],
      ['nui-biec-moi', DAY, undefined],
    ])
    expect(holders('H62')).toEqual([['vinh-phuc', '2020-01-01', DAY]])
  })

  test('whoever has results of 2024 is still found under its own id and name', () => {
    const { organisations } = treeAsOf(after(), '2024-12-31')
    expect(BEFORE.map(({ organisation }) => organisations.get(organisation)?.name)).toEqual(
      BEFORE.map(({ name }) => name),
    )
  })

  test('a commune that goes on keeps its id and gets its new identifier on the same day', () => {
    const before = after()
    const running = before.find((version) => version.organisation === 'dau' && version.from === DAY)!
    const { organisation, from: _from, ...written } = running
    const done = change(before, { organisation, on: DAY, content: { ...written, identifier: 'H53.26' } })
    const versions = done.kind === 'changed' ? done.versions : []
    expect(versions.filter((version) => version.organisation === 'dau')).toMatchObject([
      { from: '2020-01-01', to: DAY, identifier: 'H62.12.01', parent: 'doi-che' },
      { from: DAY, identifier: 'H53.26', parent: 'nui-biec-moi' },
    ])
  })

  test('the successors know who came before them, from the day on', () => {
    const names = (organisation: string, day: string) =>
      predecessorsOf(SUCCESSIONS, organisation, day).map((one) => one.organisation)
    expect(names('nui-biec-moi', DAY)).toEqual(['vinh-phuc', 'nui-biec'])
    expect(names('dong-lua', DAY)).toEqual(['lua', 'mia', 'ngo'])
    expect(names('so-b', DAY)).toEqual(['so-a'])
    expect(names('so-b', '2025-06-30')).toEqual([])
    expect(names('dau', DAY)).toEqual([])
  })

  test('a province that takes a name without its identifier is refused', () => {
    const [merge] = SUCCESSIONS
    const wrong = { ...merge!, keepsIdentifierOf: 'vinh-phuc' }
    expect(succeed(BEFORE, [wrong])).toEqual({
      kind: 'refused',
      faults: [{ code: 'identifier-not-of-namesake', organisation: 'nui-biec-moi', day: DAY, succession: 0 }],
    })
  })

  test('districts do not end as long as communes stand under them without a place to go', () => {
    const [, , , abolish] = SUCCESSIONS
    const done = succeed(BEFORE, [{ ...abolish!, newParent: undefined }])
    const orphans = done.kind === 'refused' ? done.faults : []
    expect(orphans.map(({ code, organisation }) => [code, organisation])).toEqual(
      ['lua', 'mia', 'ngo', 'dau', 'tam'].map((commune) => ['parent-not-in-force', commune]),
    )
  })

  test('a country of 63 provinces comes to 34 provinces, 3.321 communes and no district', () => {
    const done = succeed(country(), reform())
    const versions = done.kind === 'succeeded' ? done.versions : []
    const count = (level: string, day: string) =>
      [...treeAsOf(versions, day).organisations.values()].filter((one) => one.level === level).length
    expect(['province', 'district', 'commune'].map((level) => count(level, '2025-06-30'))).toEqual([63, 126, 6642])
    expect(['province', 'district', 'commune'].map((level) => count(level, DAY))).toEqual([34, 0, 3321])
  })
})

const COMMUNES = Array.from({ length: 6642 }, (_, at) => `commune-${at}`)

/** 63 provinces of two districts each, the communes dealt out evenly, all in invented numbers. */
function country(): OrganisationVersion[] {
  const provinces = Array.from({ length: 63 }, (_, at) => `province-${at}`)
  const districts = Array.from({ length: 126 }, (_, at) => `district-${at}`)
  return [
    since2020('nation', { kind: 'nation', level: 'central' }),
    ...provinces.map((one) => since2020(one, province)),
    ...districts.map((one, at) => since2020(one, { ...district, parent: `province-${at % 63}` })),
    ...COMMUNES.map((one, at) => since2020(one, { parent: `district-${at % 126}` })),
  ]
}

/** 58 provinces merge by twos and 5 stay; communes merge by twos; all districts end. */
function reform(): Succession[] {
  const pair = (list: readonly string[], at: number) => [list[2 * at]!, list[2 * at + 1]!]
  const provinces = Array.from({ length: 63 }, (_, at) => `province-${at}`)
  const heir = (at: number) => (at < 58 ? `merged-${Math.floor(at / 2)}` : `province-${at}`)
  return [
    ...Array.from({ length: 29 }, (_, at) =>
      succession('merge', DAY, {
        predecessors: pair(provinces, at),
        successors: [{ kind: 'new', organisation: `merged-${at}`, content: content(`merged-${at}`, province) }],
      }),
    ),
    ...Array.from({ length: 126 }, (_, at) =>
      succession('abolish', DAY, { predecessors: [`district-${at}`], newParent: heir(at % 63) }),
    ),
    ...Array.from({ length: 3321 }, (_, at) =>
      succession('merge', DAY, {
        predecessors: pair(COMMUNES, at),
        successors: [
          { kind: 'new', organisation: `new-${at}`, content: content(`new-${at}`, { parent: heir((2 * at) % 63) }) },
        ],
      }),
    ),
  ]
}

function orders<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]]
  return list.flatMap((one, at) => orders([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [one, ...rest]))
}
