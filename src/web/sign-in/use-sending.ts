import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { waitSeconds } from './refusal-words.ts'
import { useFaults, type Fault } from './use-faults.ts'

/** A form's way to the server: what is wrong is told of its fields, or how long to wait before another try. */
export type Sending<Sent> = {
  readonly faults: readonly Fault[]
  readonly round: number
  /** Milliseconds since 1970. */
  readonly waitUntil: number | undefined
  readonly isPending: boolean
  readonly faultOf: (field: string) => string | undefined
  /** Sends unless something was found wrong already. */
  readonly submit: (sent: Sent, found: readonly Fault[]) => void
}

/** `refusedAs` names the field that a refusal is about. */
export function useSending<Sent>(
  send: (sent: Sent) => Promise<unknown>,
  refusedAs: (error: unknown) => Fault,
): Sending<Sent> {
  const { faults, round, tell, of } = useFaults()
  const [waitUntil, wait] = useState<number>()
  const { mutate, isPending } = useMutation({
    mutationFn: send,
    networkMode: 'always',
    onError: (error) => {
      const seconds = waitSeconds(error)
      wait(seconds === undefined ? undefined : Date.now() + seconds * 1000)
      tell(seconds === undefined ? [refusedAs(error)] : [])
    },
  })
  const submit = (sent: Sent, found: readonly Fault[]) => {
    tell(found)
    wait(undefined)
    if (found.length === 0 && !isPending) mutate(sent)
  }
  return { faults, round, waitUntil, isPending, faultOf: of, submit }
}
