import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organisations } from '#contract/organisations.ts'
import { toDecimal } from '#domain/exact.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { periodFrom } from '#domain/period/period.ts'
import { givenValues, type GivenRow } from '#domain/value/given-values.ts'
import type { Visitor } from '#test/support/people.ts'
import {
  created,
  openRegisterHouse,
  seenOf,
  type RegisterHouse,
  type SuccessionSent,
} from '#test/support/register-house.ts'
import { successorFlowsOf } from './successor-flows.ts'

const item = DataItem.parse({ id: 'so-ho-so', name: 'Số hồ sơ', kind: 'count', overTime: 'flow' })
const items = new Map([[item.id, item]])
const content = (name: string) => ({ name, kind: 'commune', level: 'commune', ordinal: 1 }) as const
const decision = { number: '01/NQ', date: '2025-06-12', issuedBy: 'Quốc hội' }

let house: RegisterHouse
let agency: Visitor

beforeAll(async () => {
  house = await openRegisterHouse()
  agency = await house.as('standing-agency')
})
afterAll(() => house.close())

async function record(succession: Omit<SuccessionSent, 'decision' | 'effectiveOn'>, known: readonly string[]) {
  const successions = [{ ...succession, decision, effectiveOn: '2025-07-01' }]
  await agency.call(organisations.recordSuccession, { successions, seen: await seenOf(agency, ...known) })
}

const given = (subject: string, period: string, number: string): GivenRow => ({
  subject,
  item: item.id,
  period,
  content: { kind: 'number', number },
  state: 'declared',
})

/** The number of 2025 of each, as it comes out of what was given. */
async function flowsOf2025(subjects: readonly string[], rows: readonly GivenRow[]) {
  const { flowParts } = await successorFlowsOf(house.database.db)
  const { store, whyMissing } = givenValues(rows, { organisations: subjects, items, flowParts })
  const period = periodFrom('2025')!
  return subjects.map((subject) => {
    const fact = store.fact(item, period, store.row(subject))
    return fact ? toDecimal(fact, 0) : whyMissing(subject, item.id, period)?.code
  })
}

test("a merged commune's flow has its predecessors' parts in it, as soon as the merge is recorded", async () => {
  const [a, b, c] = [await created(agency, 'Xã Lúa'), await created(agency, 'Xã Mía'), await created(agency, 'Xã Ngô')]
  const merged = uuidv7()
  const flows = () => successorFlowsOf(house.database.db)
  expect((await flows()).predecessors([merged, a], ['2025'])).toEqual([])
  const successors = [{ kind: 'new' as const, organisation: merged, content: content('Xã Đồng Lúa') }]
  await record({ kind: 'merge', predecessors: [a, b], successors }, [a, b])
  expect([...(await flows()).predecessors([merged, c], ['2025', '2024'])].sort()).toEqual([a, b].sort())
  expect((await flows()).predecessors([merged], ['2026', '2025-Q4'])).toEqual([])
  const rows = [given(a, '2025', '30'), given(b, '2025', '12'), given(merged, '2025', '50'), given(c, '2025', '7')]
  expect(await flowsOf2025([merged, c], rows)).toEqual(['92', '7'])
  expect(await flowsOf2025([merged, c], rows.slice(1))).toEqual(['predecessors-missing', '7'])
})

test("one that goes on takes the others' parts in, and keeps its own", async () => {
  const [going, ending] = [await created(agency, 'Xã Sen'), await created(agency, 'Xã Súng')]
  const successors = [{ kind: 'existing' as const, organisation: going }]
  await record({ kind: 'merge', predecessors: [ending], successors }, [going, ending])
  const rows = [given(going, '2025', '100'), given(ending, '2025', '11')]
  expect(await flowsOf2025([going], rows)).toEqual(['111'])
})

test('a split gives shares of what was before; without stated shares it is missing', async () => {
  const [whole, silent] = [await created(agency, 'Xã Rộng'), await created(agency, 'Xã Dài')]
  const [north, south, left, right] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  const begun = (ids: string[]) =>
    ids.map((organisation, at) => ({ kind: 'new' as const, organisation, content: content(`Xã Mới ${at}`) }))
  const shares = { [north]: '1/3', [south]: '2/3' }
  await record({ kind: 'split', predecessors: [whole], successors: begun([north, south]), shares }, [whole])
  await record({ kind: 'split', predecessors: [silent], successors: begun([left, right]) }, [silent])
  const rows = [
    given(whole, '2025', '30'),
    given(north, '2025', '4'),
    given(south, '2025', '5'),
    given(silent, '2025', '30'),
    given(left, '2025', '4'),
  ]
  // 30·1/3 + 4, 30·2/3 + 5
  expect(await flowsOf2025([north, south, left], rows)).toEqual(['14', '25', 'shares-missing'])
})
