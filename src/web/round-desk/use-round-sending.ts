import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import type { InputOf } from '#contract/operation.ts'
import { RoundFault } from '#contract/round-views.ts'
import type { rounds } from '#contract/rounds.ts'
import { roundFaultText } from '#text/round-faults.ts'
import { LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { useFaults, type Fault } from '../sign-in/use-faults.ts'
import { planWords } from './words.ts'

export type Plan = Omit<InputOf<typeof rounds.createRound>, 'round'>

/** Sends a change of a round; what was typed stays, and every fault that the server found is told with its way out. */
export function useRoundSending(field: string) {
  const faults = useFaults()
  const [isSending, become] = useState(false)
  const submit = async (found: readonly Fault[], send: () => Promise<void>): Promise<void> => {
    faults.tell(found)
    if (found.length > 0 || isSending) return
    become(true)
    try {
      await send()
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      faults.tell(faultsOf(error, field))
    } finally {
      become(false)
    }
  }
  return { faults, isSending, submit }
}

/** Where a fault names a moment of the calendar, it stands beside that day. */
export function faultsOf(error: CallError, field: string): Fault[] {
  if (error.code === 'stale') return [{ field, words: planWords.faults.stale }]
  const told = RoundFault.array().safeParse((error.details as { faults?: unknown } | undefined)?.faults)
  if (error.code !== 'round-not-changed' || !told.success) return [{ field, words: refusalWords(error) }]
  const byField = new Map<string, string[]>()
  for (const fault of told.data) {
    const { moment } = fault.params
    const of = moment === undefined ? field : `moc-${moment}`
    byField.set(of, [...(byField.get(of) ?? []), roundFaultText(fault, LANGUAGE)])
  }
  return [...byField].map(([of, sentences]) => ({ field: of, words: sentences.join(' ') }))
}
