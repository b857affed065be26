import { Link } from '@tanstack/react-router'
import type { RoundOverview } from '#contract/overview.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { figure } from '../language.ts'
import { isAgency } from '../round-desk/is-agency.ts'
import styles from './overview-page.module.css'
import { words } from './words.ts'

const SHOWN = 3

type Late = RoundOverview['overdue']

/** Who has not submitted although the time is over; the agency has the rest at its desk, others find them here. */
export function Overdue({ round, overdue }: Pick<RoundOverview, 'round' | 'overdue'>) {
  const runsRounds = isAgency(useOwnSession())
  const rest = overdue.slice(SHOWN)
  const more = words.overdue.more(figure(rest.length))
  return (
    <section aria-labelledby="qua-han">
      <h2 id="qua-han" className={overdue.length > 0 ? styles.danger : undefined}>
        {words.overdue.heading(figure(overdue.length))}
      </h2>
      {overdue.length === 0 ? <p className={styles.quiet}>{words.overdue.none}</p> : null}
      <Units overdue={overdue.slice(0, SHOWN)} />
      {rest.length === 0 ? null : runsRounds ? (
        <p className={styles.quiet}>
          <Link to="/dot-danh-gia/$round" params={{ round }} search={{ filter: 'qua-han' }}>
            {more}
          </Link>
        </p>
      ) : (
        <details className={styles.rest}>
          <summary>{more}</summary>
          <Units overdue={rest} />
        </details>
      )}
    </section>
  )
}

function Units({ overdue }: { overdue: Late }) {
  return (
    <ul className={styles.list}>
      {overdue.map(({ submission, organisation, due }) => (
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
  )
}
