import { useMutation } from '@tanstack/react-query'
import { CallError } from '#contract/client.ts'
import { RegisterFault } from '#contract/organisation-views.ts'
import { registerFaultText } from '#text/register-faults.ts'
import { LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { useFaults, type Fault } from '../sign-in/use-faults.ts'

/** A form's way to the server: nothing that was typed is lost, and what is wrong is told of the fields. */
export type Saving<Sent> = {
  readonly faults: readonly Fault[]
  readonly round: number
  readonly isSaving: boolean
  readonly faultOf: (field: string) => string | undefined
  readonly submit: (sent: Sent, found: readonly Fault[]) => void
}

/** `faultsIn`: what a refusal is about. */
export function useSavingAs<Sent>(
  send: (sent: Sent) => Promise<unknown>,
  faultsIn: (error: unknown) => readonly Fault[],
): Saving<Sent> {
  const { faults, round, tell, of } = useFaults()
  const { mutate, isPending } = useMutation({
    mutationFn: send,
    networkMode: 'always',
    onError: (error) => tell(faultsIn(error)),
  })
  const submit = (sent: Sent, found: readonly Fault[]) => {
    tell(found)
    if (found.length === 0 && !isPending) mutate(sent)
  }
  return { faults, round, isSaving: isPending, faultOf: of, submit }
}

/** `fieldOf` names the field that a fault of the register is about; other refusals are about the first field. */
export function useSaving<Sent>(
  send: (sent: Sent) => Promise<unknown>,
  first: string,
  fieldOf: (code: string) => string = () => first,
): Saving<Sent> {
  return useSavingAs(send, (error) => faultsIn(error, first, fieldOf))
}

function faultsIn(error: unknown, first: string, fieldOf: (code: string) => string): Fault[] {
  const told = error instanceof CallError && error.code === 'register-not-changed' ? registerFaults(error) : []
  if (told.length === 0) return [{ field: first, words: refusalWords(error) }]
  // Two faults of one field are one line of the summary.
  const byField = groupedBy(told, ({ code }) => fieldOf(code))
  return [...byField].map(([field, list]) => ({
    field,
    words: [...new Set(list.map((fault) => registerFaultText(fault, LANGUAGE)))].join(' '),
  }))
}

export function registerFaults({ details }: CallError): RegisterFault[] {
  const list = (details as { faults?: unknown } | undefined)?.faults
  return Array.isArray(list) ? list.flatMap((fault) => RegisterFault.safeParse(fault).data ?? []) : []
}

/** Older browsers have no `Map.groupBy`. */
function groupedBy(faults: readonly RegisterFault[], fieldOf: (fault: RegisterFault) => string) {
  const groups = new Map<string, RegisterFault[]>()
  for (const fault of faults) groups.set(fieldOf(fault), [...(groups.get(fieldOf(fault)) ?? []), fault])
  return groups
}
