import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { CouncilRow } from '#contract/council.ts'
import { dateText } from '../edition/date-text.ts'
import { figure } from '../language.ts'
import styles from '../submission/next-steps.module.css'
import { FIRST_FIELD, type Decision } from './decision-form.tsx'
import { words } from './words.ts'

type Props = {
  decision: Decision
  /** The round's. */
  title: string
  waiting: readonly CouncilRow[]
  isSending: boolean
  failure: string | undefined
  onApprove: () => void
  onBack: () => void
}

/** What comes of the decision, before it cannot be taken back. */
export function ConfirmDecision({ decision, title, waiting, isSending, failure, onApprove, onBack }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const { ask, open: stillOpen, final, approve, back, heading } = words.decide
  const { decisionNumber, decisionDate, decidedBy } = decision
  const count = figure(waiting.length)
  const open = waiting.filter(({ openExplanations, disagreements }) => openExplanations + disagreements > 0).length
  const goBack = () => {
    onBack()
    requestAnimationFrame(() => document.getElementById(FIRST_FIELD)?.focus())
  }
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={heading} className={styles.confirm}>
      <p>{ask(count, title, decisionNumber, dateText(decisionDate), decidedBy)}</p>
      {open === 0 ? null : <p>{stillOpen(figure(open))}</p>}
      <p>{final}</p>
      {failure === undefined ? null : (
        <p role="alert" className={styles.fault}>
          {failure}
        </p>
      )}
      <div className={styles.actions}>
        <Button loading={isSending} onClick={onApprove}>
          {approve(count)}
        </Button>
        <button type="button" className={styles.link} disabled={isSending} onClick={goBack}>
          {back}
        </button>
      </div>
    </div>
  )
}
