import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { versionFaults } from '../organisation/version-fault.ts'
import type { OrganisationVersion } from '../organisation/organisation-version.ts'
import { planOrganisations, type OrganisationPlan, type OrganisationRow, type Standing } from './plan-organisations.ts'

const FROM = '2026-01-01'
const province = { organisation: 'tinh', name: 'Tỉnh A', kind: 'province', level: 'province', ordinal: 1 } as const
const commune = { kind: 'commune', level: 'commune', parent: 'tinh' } as const
const VERSIONS: OrganisationVersion[] = [
  { ...province, from: '2020-01-01', identifier: 'H10' },
  { ...commune, organisation: 'lua', name: 'Xã Lúa', from: '2020-01-01', identifier: 'H10.21', ordinal: 1 },
  { ...commune, organisation: 'an', name: 'Xã Tân An', from: '2020-01-01', ordinal: 2 },
]
const standing: Standing = {
  versions: VERSIONS,
  memberships: new Map([['lua', [{ group: 'xa', isRanked: true, from: '2020-01-01' }]]]),
}

function planned(...rows: Omit<OrganisationRow, 'row'>[]): OrganisationPlan {
  let made = 0
  const numbered = rows.map((row, at) => ({ row: at + 2, ...row }))
  return planOrganisations(standing, numbered, FROM, () => `new-${(made += 1)}`)
}

const codes = ({ faults }: OrganisationPlan) =>
  faults.map(({ row, column, ...fault }) => [row, column, fault.code === 'register' ? fault.register.code : fault.code])

describe('a row (method §10.9)', () => {
  test('is about who bears its identifier, whatever name it writes', () => {
    const { planned: rows } = planned({ name: 'Phường Lúa', identifier: 'H10.21' })
    expect(rows).toMatchObject([{ organisation: 'lua', isNew: false, content: { after: { name: 'Phường Lúa' } } }])
  })

  test('is about its namesake below the parent that it names; below another one it is about a new one', () => {
    const { planned: rows } = planned(
      { name: 'XÃ  tân an', parent: 'H10' },
      { name: 'Xã Tân An', parent: 'Xã Lúa', kind: 'commune' },
      { name: 'Xã Tấn An', parent: 'Tỉnh A', kind: 'commune' },
    )
    expect(rows.map(({ organisation, isNew }) => [organisation, isNew])).toEqual([
      ['an', false],
      ['new-1', true],
      ['new-2', true],
    ])
  })

  test('leaves what it does not say, and puts a new one behind those with the same parent', () => {
    const { planned: rows } = planned(
      { name: 'Xã Lúa', shortName: 'Lúa' },
      { name: 'Xã Ngô', parent: 'Tỉnh A', kind: 'commune' },
    )
    expect(rows[0]!.content!.after).toMatchObject({ identifier: 'H10.21', parent: 'tinh', shortName: 'Lúa' })
    expect(rows[1]!.content!.after).toMatchObject({ level: 'commune', ordinal: 3 })
  })

  test('may stand below one of the file, in whichever order they come', () => {
    const { planned: rows, faults } = planned(
      { name: 'Trạm Y tế', parent: 'Xã Mới', kind: 'department' },
      { name: 'Xã Mới', parent: 'Tỉnh A', kind: 'commune' },
    )
    expect(faults).toEqual([])
    expect(rows[0]!.content!.after.parent).toBe(rows[1]!.organisation)
  })

  test.each<[string, Omit<OrganisationRow, 'row'>[], unknown[][]]>([
    ['comes twice', [{ name: 'Xã Lúa' }, { name: 'Lạ', identifier: 'H10.21' }], [[3, 'name', 'row-repeated']]],
    [
      'names no parent that there is',
      [{ name: 'Xã Lúa', parent: 'Tỉnh B' }],
      [[2, 'parent', 'organisation-not-found']],
    ],
    ['has no kind and is new', [{ name: 'Xã Ngô', parent: 'Tỉnh A' }], [[2, 'kind', 'cell-empty']]],
    ['is ranked in no group', [{ name: 'Xã Tân An', isRanked: true }], [[2, 'isRanked', 'group-needed']]],
    [
      'takes the identifier of another',
      [
        { name: 'Xã Ngô', kind: 'commune', identifier: 'H10.5' },
        { name: 'Xã Kê', kind: 'commune', identifier: 'H10.5' },
      ],
      [[3, 'name', 'row-repeated']],
    ],
    ['stands under itself', [{ name: 'Xã Ngô', parent: 'Xã Ngô', kind: 'commune' }], [[2, 'parent', 'parent-ring']]],
  ])('is refused where it %s', (_, rows, faults) => expect(codes(planned(...rows))).toEqual(faults))

  test('before the day on which the organisation last changed is refused', () => {
    const plan = planOrganisations(standing, [{ row: 2, name: 'Xã Lúa', shortName: 'Lúa' }], '2019-01-01', () => 'new')
    // Nobody is there on that day: the row would be about a new one.
    expect(codes(plan)).toEqual([[2, 'kind', 'cell-empty']])
  })
})

describe('any file without a fault', () => {
  const names = ['Xã Lúa', 'Xã Ngô', 'Xã Kê', 'Xã Vừng', 'Tỉnh A', 'Xã Tân An']
  const some = (arbitrary: fc.Arbitrary<string | number>) => fc.option(arbitrary, { nil: undefined })
  const row = fc.record({
    name: fc.constantFrom(...names),
    kind: some(fc.constantFrom('commune', 'department')),
    parent: some(fc.constantFrom(...names, 'H10')),
    identifier: some(fc.constantFrom('H10.21', 'H10.22', 'H10.23')),
    ordinal: some(fc.nat(5)),
  })
  const file = fc.array(row, { maxLength: 5 }).map((rows) =>
    rows.map(
      (one, at) =>
        ({
          row: at + 2,
          ...Object.fromEntries(Object.entries(one).filter(([, cell]) => cell !== undefined)),
        }) as OrganisationRow,
    ),
  )

  test('leaves the register as sound as it was, and does nothing when it is taken again', () => {
    let made = 0
    fc.assert(
      fc.property(file, (rows) => {
        const plan = planOrganisations(standing, rows, FROM, () => `new-${(made += 1)}`)
        fc.pre(plan.faults.length === 0)
        // What a file calls by a name that it takes away, it does not find again.
        const isRenamed = plan.planned.some(
          ({ content }) => content?.before && content.before.name !== content.after.name,
        )
        expect(versionFaults(plan.versions)).toEqual([])
        const again = planOrganisations({ ...standing, versions: plan.versions }, rows, FROM, () => 'never')
        if (isRenamed) return
        expect(again.faults).toEqual([])
        expect(again.planned.filter(({ content, isNew }) => content ?? isNew)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
