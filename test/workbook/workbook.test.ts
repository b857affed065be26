import { expect, test } from 'vitest'
import { readEdition, readItems, readOrganisationFile } from '#content/library.ts'
import { demonstrationOf } from '#content/demonstration.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import { periodFrom } from '#domain/period/period.ts'
import { inputsOf, type Inputs } from '#domain/scoring/inputs.ts'
import { Intake } from '#domain/value/intake.ts'
import { editionOf, itemsOf, scored } from '../support/small-edition.ts'
import { differences } from './compared.ts'
import { randomInputs } from './random-edition.ts'
import { recalculatedWorkbooks } from './recalculated.ts'

const PERIOD = '2020'
// Where all that is given is alike, so many units say what all would.
const FEW = 8

test('a spreadsheet recomputes the workbook to the engine’s points, statuses and places', async () => {
  const cases: readonly (readonly [string, Inputs])[] = [
    ['demonstration province', demonstration('all')],
    ['every input blank', demonstration('none')],
    ['every number zero', demonstration('zero')],
    ['exact halves', halves()],
    ...[1, 2, 3, 4, 5].map((seed) => [`random edition ${seed}`, randomInputs(seed)] as const),
  ]
  const workbooks = await recalculatedWorkbooks(cases.map(([, inputs]) => inputs))
  for (const [at, [about, inputs]] of cases.entries()) expect(differences(workbooks[at]!, inputs), about).toEqual([])
})

test('a name that looks like a formula stays a name', async () => {
  const items = itemsOf({ n: 'count' })
  const edition = editionOf([
    { code: '1', children: [{ code: '1.1', max: 5, formula: 'MIN(max, n)', variables: { n: { item: 'n' } } }] },
  ])
  const { inputs } = scored({
    edition,
    items,
    values: [['=1+1', 'n', 3]],
    organisations: [{ id: '=1+1', name: '=HYPERLINK("http://x")' }],
  })
  const [workbook] = await recalculatedWorkbooks([inputs])
  expect(workbook!.getWorksheet('Điểm')!.getCell(5, 4).value).toBe('=HYPERLINK("http://x")')
  expect(workbook!.getWorksheet('Số liệu')!.getCell(5, 1).value).toBe('=1+1')
})

/** The Huế set with the demonstration province: as generated, with nothing given, or with 0 for every number. */
function demonstration(kind: 'all' | 'none' | 'zero'): Inputs {
  const items = readItems()
  const { outline } = outlineOf(readEdition('hue-2020'), items)
  const province = demonstrationOf(readOrganisationFile('minh-hoa'), outline, 2020)
  const organisations = kind === 'all' ? province.organisations : province.organisations.slice(0, FEW)
  const isAsked = new Set(organisations.map(({ id }) => id))
  const intake = new Intake({ outline, items, period: PERIOD })
  for (const organisation of organisations) intake.store.row(organisation.id)
  for (const [line, { organisation, item, value }] of kind === 'none' ? [] : province.values.entries()) {
    if (!isAsked.has(organisation)) continue
    const isNumber = kind === 'zero' && ['count', 'amount'].includes(items.get(item)!.kind)
    intake.add({ line, organisation, item, value: isNumber ? '0' : value })
  }
  if (kind === 'all')
    for (const { organisation, code } of province.notApplicable)
      intake.store.setNotApplicable(code, intake.store.row(organisation))
  expect(intake.faults).toEqual([])
  const members = kind === 'all' ? province.members : FEW - 1
  return inputsOf(outline, { organisations, members }, intake.store, periodFrom(PERIOD)!)
}

/** Sums that end exactly on half a hundredth: 1/8 + k/100, where doubles may fall to either side. */
function halves(): Inputs {
  const items = itemsOf({ a: 'count', b: 'count', d: 'amount' })
  const children = [
    { code: '1.1', max: 1, formula: 'RATIO(a, b)*max', variables: { a: { item: 'a' }, b: { item: 'b' } } },
    { code: '1.2', max: 3, formula: 'd', variables: { d: { item: 'd' } } },
  ]
  const values = Array.from({ length: 60 }, (_, unit) => [
    [`u${unit}`, 'a', unit % 8] as const,
    [`u${unit}`, 'b', 8] as const,
    [`u${unit}`, 'd', (unit * 4) / 100] as const,
  ]).flat()
  return scored({ edition: editionOf([{ code: '1', children }]), items, values }).inputs
}
