import { Link } from '@tanstack/react-router'
import type { DeskRow } from '#contract/round-desk.ts'
import { readsAccounts } from '../administration/may-administer.ts'
import { ToAccounts } from '../administration/to-accounts.tsx'
import { dayText } from '../entry/local-time.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import styles from './unit-panel.module.css'
import { words } from './words.ts'

/** Who enters and signs for a unit today, since when, and where that is changed. */
export function PeopleOfUnit({ people, keeper }: Pick<DeskRow, 'people' | 'keeper'>) {
  const { unit } = words
  const mayRead = readsAccounts(useOwnSession())
  return (
    <section aria-labelledby="nguoi-phu-trach" className={styles.section}>
      <h3 id="nguoi-phu-trach">{unit.people}</h3>
      {people.length === 0 ? (
        <p className={styles.soon}>{unit.nobody}</p>
      ) : (
        <ul>
          {people.map(({ account, name, role, since, isOpened }) => (
            <li key={`${account} ${role}`}>
              {mayRead ? (
                <Link to="/quan-tri/tai-khoan/$account" params={{ account }}>
                  {name}
                </Link>
              ) : (
                name
              )}
              , {unit.roles[role]}, {unit.since(dayText(since))}
              {isOpened ? null : <span className={styles.soon}> ({unit.notOpened})</span>}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>
        {unit.handover} <ToAccounts unit={keeper.id} />
      </p>
    </section>
  )
}
