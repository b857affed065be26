import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import { values } from '#contract/values.ts'
import type { ValueToVerify } from '#contract/verdicts.ts'
import type { Verdict } from '#domain/value/value-state.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { words } from './words.ts'

export function keyOf({ item, subject, part }: ValueToVerify): string {
  return [item, subject, part].join(' ')
}

/** What became of a row since it was fetched: the verdict given, or why none was. */
type Became = { readonly row: ValueToVerify; readonly failure?: string }

/** Verdicts on the rows of a page, one after the other; each row tells its own failure. */
export function useVerdicts(fetched: readonly ValueToVerify[]) {
  const queries = useQueryClient()
  const [became, set] = useState<ReadonlyMap<string, Became>>(new Map())
  const [sending, send] = useState<ReadonlySet<string>>(new Set())
  const rows = fetched.map((row) => became.get(keyOf(row))?.row ?? row)
  const tell = async (row: ValueToVerify, verdict: Verdict, note?: string): Promise<boolean> => {
    const next = await told(row, verdict, note)
    set((before) => new Map(before).set(keyOf(row), next))
    return next.failure === undefined
  }
  const all = async (some: readonly ValueToVerify[], verdict: Verdict, note?: string): Promise<number> => {
    if (sending.size > 0) return 0
    send(new Set(some.map(keyOf)))
    let done = 0
    for (const row of some) if (await tell(row, verdict, note)) done += 1
    send(new Set())
    await queries.invalidateQueries({ queryKey: ['my-work'] })
    return done
  }
  return { rows, sending, give: all, failureOf: (row: ValueToVerify) => became.get(keyOf(row))?.failure }
}

async function told(row: ValueToVerify, verdict: Verdict, note: string | undefined): Promise<Became> {
  const { subject, item, period, part, version } = row
  const key = { subject, item, period, version, ...(part !== undefined && { part }) }
  try {
    const wish = { ...key, verdict, ...(note !== undefined && { note }) }
    const { said, state } = await call(values.verifyValue, wish, { key: newKey() })
    return { row: { ...row, state, standing: said.verdict, said: { ...said, version } } }
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    const failure = error.code === 'stale' ? words.verdict.changedMeanwhile : refusalWords(error)
    return { row, failure }
  }
}
