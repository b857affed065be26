import { CallError } from '#contract/client.ts'
import { useSavingAs, type Saving } from '../administration/use-saving.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import type { Fault } from '../sign-in/use-faults.ts'
import { fieldOfPart, partWords, scopeFaultsIn } from './grant-draft.ts'

/** The fields that a refusal may be about; `grant` stands before the ids of a role's fields. */
type Places = { readonly first: string; readonly userName?: string; readonly grant?: string }

/** A form about an account on its way to the server; what was typed stays until the server has it. */
export function useAccountSaving<Sent>(send: (sent: Sent) => Promise<unknown>, places: Places): Saving<Sent> {
  return useSavingAs(send, (error) => faultsIn(error, places))
}

function faultsIn(error: unknown, { first, userName, grant }: Places): Fault[] {
  const code = error instanceof CallError ? error.code : undefined
  if (code === 'name-taken' && userName !== undefined) return [{ field: userName, words: refusalWords(error) }]
  if (code !== 'grant-not-fitting' || grant === undefined) return [{ field: first, words: refusalWords(error) }]
  const found = scopeFaultsIn((error as CallError).details)
  if (found.length === 0) return [{ field: first, words: refusalWords(error) }]
  return found.map((fault) => ({ field: fieldOfPart(fault.part, grant), words: partWords(fault) }))
}
