import type { FindingView } from '#contract/appraisal-views.ts'
import { FINDING_DECISIONS, FINDING_PASSES, FINDING_REASONS, FINDING_STATES } from '#text/appraisal.ts'
import { contentText } from '../entry/content-text.ts'
import { dayText, momentText, timeText } from '../entry/local-time.ts'
import { figure, LANGUAGE } from '../language.ts'
import { keyOf, type Case } from './case.ts'
import styles from './finding-card.module.css'
import section from './section.module.css'
import { words } from './words.ts'

type Props = { one: Case; finding: FindingView; onChange?: () => void; onWithdraw?: () => void }

/** One finding: what was decided, why, by whom and when; and the way to change it where there is one. */
export function FindingCard({ one, finding, onChange, onWithdraw }: Props) {
  const { findings } = words
  const { decision, pass, state, by, at, points, corrections } = finding
  return (
    <div className={styles.card}>
      <p className={styles.decision}>
        <strong>{FINDING_DECISIONS[decision][LANGUAGE]}</strong>
        {points === undefined ? null : `: ${findings.points(figure(points))}`}
        {state === 'decided' ? null : <span className={styles.attention}> {FINDING_STATES[state][LANGUAGE]}</span>}
      </p>
      {corrections.map((correction) => {
        const item = one.items.get(correction.item)!
        return (
          <p key={keyOf(correction)} className={styles.line}>
            {findings.correction(item.name, contentText(item, correction.content))}
          </p>
        )
      })}
      <Reason finding={finding} />
      {state === 'to-review' ? <p className={section.attention}>{findings.toReview}</p> : null}
      <p className={section.quiet}>
        {FINDING_PASSES[pass][LANGUAGE]},{' '}
        {findings.by(by, isToday(at) ? findings.storedAt(timeText(at)) : momentText(at))}
      </p>
      {onChange && state !== 'withdrawn' ? (
        <p className={styles.actions}>
          <button type="button" className={section.link} onClick={onChange}>
            {findings.change}
          </button>
          <button type="button" className={section.link} onClick={onWithdraw}>
            {findings.withdraw}
          </button>
        </p>
      ) : null}
    </div>
  )
}

function Reason({ finding: { reasonCode, reason } }: { finding: FindingView }) {
  const said = [reasonCode && reasonCode !== 'other' ? FINDING_REASONS[reasonCode][LANGUAGE] : undefined, reason]
  const told = said.filter((part) => part !== undefined).join('. ')
  return told === '' ? null : <p className={styles.line}>{words.findings.because(told)}</p>
}

function isToday(at: string): boolean {
  return dayText(at) === dayText(new Date().toISOString())
}
