import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { DeskPerson, DeskRow } from '#contract/round-desk.ts'
import { HandedLink } from '../accounts/handed-link.tsx'
import { readsAccounts } from '../administration/may-administer.ts'
import { ToAccounts } from '../administration/to-accounts.tsx'
import { dayText } from '../entry/local-time.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { HandoverForm, type HandedOver } from './handover-form.tsx'
import { lastDay } from './last-day.ts'
import { refreshRound } from './queries.ts'
import { Told } from './told.tsx'
import styles from './unit-panel.module.css'
import { handoverWords, words } from './words.ts'

type Props = Pick<DeskRow, 'people' | 'keeper'> & { round: string }

/** Who enters and signs for a unit today, since when, and how that goes over to somebody else. */
export function PeopleOfUnit({ people, keeper, round }: Props) {
  const { unit } = words
  const queries = useQueryClient()
  const [open, show] = useState<string>()
  const [done, tell] = useState<HandedOver>()
  const left = useRef<string>(undefined)
  const finish = (handed: HandedOver) => {
    show(undefined)
    tell(handed)
    void refreshRound(queries, round)
  }
  return (
    <section aria-labelledby="nguoi-phu-trach" className={styles.section}>
      <h3 id="nguoi-phu-trach">{unit.people}</h3>
      {done ? <Done key={done.preview.giver + done.taker} done={done} /> : null}
      {people.length === 0 ? (
        <p className={styles.soon}>{unit.nobody}</p>
      ) : (
        <ul className={styles.people}>
          {people.map((person) => {
            const key = `${person.account} ${person.role}`
            return (
              <li key={key}>
                <Person person={person} />
                {open === key ? (
                  <HandoverForm
                    {...{ person, keeper }}
                    onDone={finish}
                    onCancel={() => {
                      left.current = key
                      show(undefined)
                    }}
                  />
                ) : (
                  <button
                    type="button"
                    className={styles.handover}
                    aria-label={handoverWords.buttonOf(person.name, unit.roles[person.role])}
                    ref={(button) => {
                      if (!button || left.current !== key) return
                      left.current = undefined
                      button.focus()
                    }}
                    onClick={() => {
                      tell(undefined)
                      show(key)
                    }}
                  >
                    {handoverWords.button}
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <ToAccounts unit={keeper.id} />
    </section>
  )
}

function Person({ person: { account, name, role, since, until, isOpened } }: { person: DeskPerson }) {
  const { unit } = words
  return (
    <span>
      {readsAccounts(useOwnSession()) ? (
        <Link to="/quan-tri/tai-khoan/$account" params={{ account }}>
          {name}
        </Link>
      ) : (
        name
      )}
      , {unit.roles[role]}, {unit.since(dayText(since))}
      {until === undefined ? null : `, ${unit.heldUntil(dayText(lastDay(until)))}`}
      {isOpened ? null : <span className={styles.soon}> ({unit.notOpened})</span>}
    </span>
  )
}

/** What came of it, with the link of an account that was made. */
function Done({ done: { preview, on, link } }: { done: HandedOver }) {
  const { giver, taker } = preview
  return (
    <>
      <Told>{handoverWords.done(giver, taker.name, dayText(on))}</Told>
      {link ? <HandedLink link={link} name={taker.name} /> : null}
    </>
  )
}
