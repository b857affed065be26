import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { LifeEntry } from '#contract/submission-life.ts'
import { figure } from '../language.ts'
import styles from './life.module.css'
import { lifeOf } from './queries.ts'
import { moment, words } from './words.ts'

const FIRST = 12

/** All that happened to the submission, newest first: who, when and why. */
export function Life({ submission }: { submission: string }) {
  const { data } = useQuery(lifeOf(submission))
  const [isWhole, showWhole] = useState(false)
  const entries = data?.entries ?? []
  const shown = isWhole ? entries : entries.slice(0, FIRST)
  return (
    <section aria-labelledby="qua-trinh" className={styles.life}>
      <h2 id="qua-trinh">{words.life.heading}</h2>
      {data && entries.length === 0 ? <p className={styles.quiet}>{words.life.none}</p> : null}
      <ol>
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} submission={submission} />
        ))}
      </ol>
      {shown.length < entries.length ? (
        <button type="button" className={styles.more} onClick={() => showWhole(true)}>
          {words.life.more(figure(entries.length))}
        </button>
      ) : null}
    </section>
  )
}

function Entry({ entry, submission }: { entry: LifeEntry; submission: string }) {
  const { kind, at, by = words.life.system, receipt, nodes, also, until, reason, side } = entry
  const name = side === 'appraiser' ? words.life.answered : words.life.kinds[kind]
  return (
    <li className={styles.entry}>
      <p className={styles.kind}>{name}</p>
      <p className={styles.quiet}>{words.life.by(by, moment(at))}</p>
      {receipt ? (
        <p>
          <Link to="/ho-so/$submission/bien-nhan/$attempt" params={{ submission, attempt: String(receipt.attempt) }}>
            {words.life.receipt(receipt.number)}
          </Link>
          {receipt.recalledAt === undefined ? null : <span className={styles.quiet}> ({words.life.recalled})</span>}
        </p>
      ) : null}
      {nodes.length > 0 ? (
        <p className={styles.quiet}>
          {[
            words.life.nodes(nodes.join(', ')),
            ...(also.length > 0 ? [words.life.also(also.join(', '))] : []),
            ...(until === undefined ? [] : [words.life.until(moment(until))]),
          ].join(', ')}
        </p>
      ) : null}
      {reason === undefined ? null : <p className={styles.reason}>{words.life.reason(reason)}</p>}
    </li>
  )
}
