import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { useFaults, type Fault } from '../sign-in/use-faults.ts'
import { lifeOf, submissionOf } from '../submission/queries.ts'
import { words } from './words.ts'

export type MoveFormProps = {
  view: SubmissionView
  /** What else is made anew once the move is made. */
  onDone: () => Promise<void>
  onCancel: () => void
}

/** A move that is made with words: what was typed stays until the server has it. */
export function useMove<Answer>({ view: { submission }, onDone }: MoveFormProps, field: string) {
  const queries = useQueryClient()
  const faults = useFaults()
  const [isSending, send] = useState(false)
  const [answer, take] = useState<Answer>()
  const make = async (found: readonly Fault[], move: () => Promise<Answer>): Promise<void> => {
    faults.tell(found)
    if (found.length > 0 || isSending) return
    send(true)
    try {
      take(await move())
      await queries.invalidateQueries({ queryKey: lifeOf(submission).queryKey })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      faults.tell([{ field, words: error.code === 'stale' ? words.faults.stale : refusalWords(error) }])
    } finally {
      send(false)
      await queries.invalidateQueries({ queryKey: submissionOf(submission).queryKey })
      await onDone()
    }
  }
  return { faults, isSending, answer, make }
}
