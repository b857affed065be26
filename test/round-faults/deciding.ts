import type { Client } from '#contract/client.ts'
import { appraisal } from '#contract/appraisal.ts'
import type { InputOf } from '#contract/operation.ts'
import { callerOf, outcomeOf, type Outcome } from './calling.ts'
import type { Acknowledged } from './kept-findings.ts'
import { PERIOD, type Head } from './round-folder.ts'

/** What an appraiser is to decide of one criterion: to accept it, or to give a number of its unit's own. */
export type Task = {
  readonly cookie: string
  readonly head: Head
  readonly node: string
  readonly correction?: { readonly item: string; readonly number: string }
}

type Decision = InputOf<typeof appraisal.decideFinding>

/** Looks at the criterion, and answers with how to decide it upon that, as often as is wished. */
export async function looked(url: string, task: Task): Promise<() => Promise<Outcome<Acknowledged>>> {
  const call = callerOf(url, task.cookie)
  const decision = await decisionOn(call, task)
  const { submission, node } = decision
  return () => outcomeOf(call(appraisal.decideFinding, decision).then(({ finding }) => ({ submission, node, finding })))
}

async function decisionOn(call: Client, { head, node, correction }: Task): Promise<Decision> {
  const { submission, unit: subject } = head
  const { pass, basis, findings } = await call(appraisal.showAppraisal, { submission, node })
  const version = findings.find((one) => one.pass === pass)?.version ?? 0
  const seen = { submission, node, pass: pass!, basis: basis!, version }
  if (!correction) return { ...seen, decision: 'accepted' }
  const { item, number } = correction
  const content = { kind: 'number', number, typed: number } as const
  const corrections = [{ subject, item, period: PERIOD, content }]
  return { ...seen, decision: 'corrected', reasonCode: 'wrong-number', corrections }
}
