import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import { values } from '#contract/values.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import type { ValueToVerify, verdicts } from '#contract/verdicts.ts'
import type { Verdict } from '#domain/value/value-state.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { valuesToVerify } from './queries.ts'
import { words } from './words.ts'

type Asked = InputOf<typeof verdicts.listValuesToVerify>
type Page = OutputOf<typeof verdicts.listValuesToVerify>

export function keyOf({ item, subject, part }: ValueToVerify): string {
  return [item, subject, part].join(' ')
}

/** Verdicts on the rows of a page, one after the other; each row tells its own failure. */
export function useVerdicts(asked: Asked) {
  const queries = useQueryClient()
  const [failures, fail] = useState<ReadonlyMap<string, string>>(new Map())
  const [sending, send] = useState<ReadonlySet<string>>(new Set())
  const giveOne = async (row: ValueToVerify, verdict: Verdict, note?: string): Promise<boolean> => {
    const answer = await told(row, verdict, note)
    fail((before) => new Map([...before].filter(([key]) => key !== keyOf(row))))
    if (typeof answer === 'string') fail((before) => new Map(before).set(keyOf(row), answer))
    else queries.setQueryData(valuesToVerify(asked).queryKey, (page) => page && withRow(page, row, answer))
    return typeof answer !== 'string'
  }
  const give = async (some: readonly ValueToVerify[], verdict: Verdict, note?: string): Promise<number> => {
    if (sending.size > 0) return 0
    send(new Set(some.map(keyOf)))
    let done = 0
    for (const row of some) if (await giveOne(row, verdict, note)) done += 1
    send(new Set())
    await queries.invalidateQueries({ queryKey: ['my-work'] })
    return done
  }
  return { sending, give, failureOf: (row: ValueToVerify) => failures.get(keyOf(row)) }
}

/** The page with the row as it stands, still in its place, whatever the page was asked for. */
function withRow(page: Page, before: ValueToVerify, after: ValueToVerify): Page {
  const counts = { ...page.counts }
  counts[before.standing] -= 1
  counts[after.standing] += 1
  return { ...page, counts, rows: page.rows.map((row) => (keyOf(row) === keyOf(before) ? after : row)) }
}

/** The row with its verdict, or why there is none. */
async function told(row: ValueToVerify, verdict: Verdict, note: string | undefined): Promise<ValueToVerify | string> {
  const { subject, item, period, part, version } = row
  const key = { subject, item, period, version, ...(part !== undefined && { part }) }
  try {
    const wish = { ...key, verdict, ...(note !== undefined && { note }) }
    const { said, state } = await call(values.verifyValue, wish, { key: newKey() })
    return { ...row, state, standing: said.verdict, said: { ...said, version } }
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    return error.code === 'stale' ? words.verdict.changedMeanwhile : refusalWords(error)
  }
}
