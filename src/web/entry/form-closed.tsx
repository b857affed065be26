import type { FormRound } from '#contract/forms.ts'
import { momentText } from '#text/moment-text.ts'
import { LANGUAGE } from '../language.ts'
import { useEntry } from './entry-context.ts'
import styles from './form-closed.module.css'
import { acts } from './words.ts'

/** Why nothing is entered any more, what is open all the same, and what to do. */
export function FormClosed() {
  const { round, mayEnter } = useEntry()
  if (!round?.closed || !mayEnter) return null
  const { openings } = round
  return (
    <div className={styles.closed}>
      <p>
        <strong>{acts.closed.title(round.title)}</strong>
      </p>
      <p>{whyClosed(round)}</p>
      {openings.length === 0 ? (
        <p>{acts.closed.way}</p>
      ) : (
        [...new Set(openings.map(({ until }) => until))].map((until) => (
          <p key={until}>
            {acts.closed.open(
              [...new Set(openings.filter((one) => one.until === until).map(({ node }) => node))].join(', '),
              momentText(until, LANGUAGE),
            )}
          </p>
        ))
      )}
    </div>
  )
}

export function whyClosed({ closed, state }: FormRound): string {
  if (closed?.code === 'deadline-over') return acts.closed.deadline(momentText(closed.at!, LANGUAGE))
  if (closed?.code === 'round-not-open') return acts.closed.over
  return acts.closed.state(acts.closed.states[state])
}
