import type { DeskPerson } from '#contract/round-desk.ts'
import { ToAccounts } from '../administration/to-accounts.tsx'
import styles from './unit-panel.module.css'
import { words } from './words.ts'

/** Who enters and signs for a unit today, and where that is changed. */
export function PeopleOfUnit({ people, unit: id }: { people: readonly DeskPerson[]; unit: string }) {
  const { unit } = words
  return (
    <section aria-labelledby="nguoi-phu-trach" className={styles.section}>
      <h3 id="nguoi-phu-trach">{unit.people}</h3>
      {people.length === 0 ? (
        <p className={styles.soon}>{unit.nobody}</p>
      ) : (
        <ul>
          {people.map(({ account, name, role, isOpened }) => (
            <li key={`${account} ${role}`}>
              {name}, {unit.roles[role]}
              {isOpened ? null : <span className={styles.soon}> ({unit.notOpened})</span>}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>
        {unit.handover} <ToAccounts unit={id} />
      </p>
    </section>
  )
}
