import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SubmissionView } from '#contract/submission-views.ts'
import { submissions } from '#contract/submissions.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import styles from './next-steps.module.css'
import { lifeOf, scorecardsOf, submissionOf } from './queries.ts'
import { whyNotWords, words } from './words.ts'

type Props = {
  view: SubmissionView
  step: SubmissionView['moves'][number]
  /** What is made anew besides, where the move is made beside other things. */
  onMoved?: () => Promise<void>
}

/** Moves that need nothing but to be confirmed. */
const PLAIN = {
  recallSubmission: submissions.recallSubmission,
  beginAppraisal: submissions.beginAppraisal,
  releaseFindings: submissions.releaseFindings,
  endExplanation: submissions.endExplanation,
  beginSecondAppraisal: submissions.beginSecondAppraisal,
  sendToCouncil: submissions.sendToCouncil,
} as const
type Plain = keyof typeof PLAIN

/** Moves that ask for more than a yes are made where rounds are run. */
export function isMadeHere(move: SubmissionView['moves'][number]['move']): move is Plain {
  return move in PLAIN
}

/** A move: asked for, confirmed in place, made; or the reason why it is not open. */
export function MoveStep({ view, step: { move, whyNot }, onMoved }: Props) {
  const [isAsking, ask] = useState(false)
  const name = words.page.moves[move]
  if (!isMadeHere(move)) return null
  if (whyNot)
    return (
      <>
        <Button variant="outline" disabled>
          {name}
        </Button>
        <p className={styles.reason}>
          {words.page.whyNot(
            whyNot.code === 'wrong-state' && move === 'recallSubmission'
              ? words.page.recall.tooLate
              : whyNotWords(whyNot),
          )}
        </p>
      </>
    )
  if (isAsking) return <Confirm view={view} move={move} onDone={() => ask(false)} onMoved={onMoved} />
  return (
    <Button variant="outline" onClick={() => ask(true)}>
      {name}
    </Button>
  )
}

type ConfirmProps = { view: SubmissionView; move: Plain; onDone: () => void; onMoved: Props['onMoved'] }

function Confirm({ view, move, onDone, onMoved }: ConfirmProps) {
  const queries = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const { submission, version } = view
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => call(PLAIN[move], { submission, version }, { key: newKey() }),
    onSettled: async () => {
      for (const query of [submissionOf(submission), scorecardsOf(submission), lifeOf(submission)])
        await queries.invalidateQueries({ queryKey: query.queryKey })
      await onMoved?.()
    },
    onSuccess: onDone,
  })
  const name = words.page.moves[move]
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={name} className={styles.confirm}>
      <p>{asked(move)}</p>
      {error ? (
        <p role="alert" className={styles.fault}>
          {refusalWords(error)}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button loading={isPending} onClick={() => mutate()}>
          {name}
        </Button>
        <button type="button" className={styles.link} onClick={onDone}>
          {words.page.keep}
        </button>
      </div>
    </div>
  )
}

function asked(move: Plain): string {
  if (move === 'recallSubmission') return words.page.recall.ask
  return move === 'endExplanation' ? words.page.endExplanation : words.page.confirm(words.page.moves[move])
}
