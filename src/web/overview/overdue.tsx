import { Link } from '@tanstack/react-router'
import type { RoundOverview } from '#contract/overview.ts'
import { figure } from '../language.ts'
import styles from './overview-page.module.css'
import { words } from './words.ts'

const SHOWN = 3

/** Who has not submitted although the time is over. */
export function Overdue({ overdue }: Pick<RoundOverview, 'overdue'>) {
  return (
    <section aria-labelledby="qua-han">
      <h2 id="qua-han" className={overdue.length > 0 ? styles.danger : undefined}>
        {words.overdue.heading(figure(overdue.length))}
      </h2>
      {overdue.length === 0 ? <p className={styles.quiet}>{words.overdue.none}</p> : null}
      <ul className={styles.list}>
        {overdue.slice(0, SHOWN).map(({ submission, organisation, due }) => (
          <li key={submission}>
            <Link to="/ho-so/$submission" params={{ submission }}>
              {organisation.name}
            </Link>{' '}
            <span className={styles.quiet}>
              {due.workingDays < 0 ? words.overdue.days(figure(-due.workingDays)) : words.overdue.justNow}
            </span>
          </li>
        ))}
      </ul>
      {overdue.length > SHOWN ? (
        <p className={styles.quiet}>{words.overdue.more(figure(overdue.length - SHOWN))}</p>
      ) : null}
    </section>
  )
}
