import { useState } from 'react'
import { ErrorSummary } from './error-summary.tsx'
import styles from './sending-errors.module.css'
import { timeLeft } from './time-left.ts'
import { useCountdown } from './use-countdown.ts'
import type { Sending } from './use-sending.ts'
import { words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

type Props = { sending: Pick<Sending<never>, 'faults' | 'round' | 'waitUntil'> }

/** Above a form: what is to be corrected, or how long to wait. */
export function SendingErrors({ sending: { faults, round, waitUntil } }: Props) {
  return (
    <>
      <ErrorSummary faults={faults} round={round} />
      {waitUntil === undefined ? null : <Wait key={waitUntil} until={waitUntil} />}
    </>
  )
}

/** The time counts down for the eye; it is read out once, and once more when it is over. */
function Wait({ until }: { until: number }) {
  const [whole] = useState(() => (until - Date.now()) / 1000)
  const left = useCountdown(until)
  const sentence = (seconds: number) =>
    seconds > 0 ? words.errors.throttled(timeLeft(seconds)) : words.errors.throttleOver
  return (
    <div className={left > 0 ? styles.wait : styles.over}>
      <p aria-hidden="true">{sentence(left)}</p>
      <VisuallyHidden role="alert">{sentence(left > 0 ? whole : 0)}</VisuallyHidden>
    </div>
  )
}
