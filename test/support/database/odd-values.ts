import { uuidv7 } from 'uuidv7'

export const NUMBERS = [
  '123456789012345678901234567890.1234567890',
  '-0.000000000000000000000000000001',
  '1E+25',
  '0',
  '7.10',
]

type Insert = (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => Promise<void>
type Whose = { readonly organisations: readonly string[]; readonly accounts: readonly string[] }

const AT = '2026-02-28T16:59:59.123456Z'

/** Values of every kind, what was said of them, and results that tables brought. */
export async function fillValues(
  insert: Insert,
  texts: readonly string[],
  { organisations, accounts }: Whose,
): Promise<void> {
  const odd = (index: number): string => texts[index % texts.length]!
  const [subject_id, provider_id] = organisations
  const of = {
    subject_id,
    provider_id,
    item_id: 'a',
    period: '2025',
    period_from: '2025-01-01',
    period_to: '2026-01-01',
  }
  const entered = { entered_by: accounts[0], entered_at: AT, on_behalf: true, stage: 'declared', source: 'typed' }
  const contents: Readonly<Record<string, unknown>>[] = [
    ...NUMBERS.map((number, i) => ({ kind: 'number', number, typed: odd(i), note: odd(i + 1) })),
    { kind: 'yes-no', yes: false },
    { kind: 'option', option_slug: odd(1) },
    { kind: 'date', day: '2024-02-29' },
    { kind: 'cannot-provide', cannot_provide: odd(6), reason: '' },
    ...texts.map((words) => ({ kind: 'text', words })),
  ]
  const values = contents.map((content, i) => ({ id: uuidv7(), ...of, ...entered, version: i + 1, ...content }))
  await insert('value', values)
  // An earlier id that refers to a later one.
  const copy = {
    id: '00000000-0000-7000-8000-000000000000',
    source: 'copied',
    copied_from: values[0]!.id,
    part_id: provider_id,
  }
  await insert('value', [{ ...of, ...entered, version: 1, kind: 'text', words: '', ...copy }])
  const decided = { decided_by: accounts[1], decided_at: AT }
  await insert('value_confirmation', [{ value_id: copy.id, confirmed_by: accounts[1], confirmed_at: AT }])
  await insert('value_verdict', [
    { id: uuidv7(), value_id: values[0]!.id, verdict: 'disputed', note: odd(0), ...decided },
  ])
  const leaf = { edition_id: 'an-edition', node_code: '1.1', period: '2025', organisation_id: subject_id, version: 2 }
  const claim = { state: 'refused', reason: odd(0), decision_reason: odd(3), claimed_by: accounts[0], claimed_at: AT }
  await insert('not_applicable', [{ id: uuidv7(), ...leaf, ...claim, ...decided }])
  const brought = { organisation_id: subject_id, edition_id: 'an-edition', brought_by: accounts[0], brought_at: AT }
  await insert(
    'past_result',
    NUMBERS.map((number, i) => ({ ...brought, period: odd(i), node_code: odd(0), measure: 'points', number })),
  )
}
