import { Link } from '@tanstack/react-router'
import type { QueueRow } from '#contract/appraisal-views.ts'
import { FINDING_DECISIONS, FINDING_PASSES } from '#text/appraisal.ts'
import { inSentence, LANGUAGE } from '../language.ts'
import { grouped, queueSearchOf, type QueueGroup, type QueueSearch } from './queue.ts'
import styles from './queue-list.module.css'
import { words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

type Props = { rows: readonly QueueRow[]; search: QueueSearch }

/** The queue as a table; a group a unit or a criterion, and the whole row is the link. */
export function QueueList({ rows, search }: Props) {
  const isByCriterion = search.by === 'tieu-chi'
  const hasRounds = new Set(rows.map(({ round }) => round.id)).size > 1
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{words.queue.caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{isByCriterion ? words.queue.unit : words.queue.criterion}</th>
          <th scope="col" className={styles.state}>
            {words.queue.state}
          </th>
        </tr>
      </thead>
      {grouped(rows, search.by).map((group) => (
        <Group key={group.key} group={group} search={search} hasRounds={hasRounds} />
      ))}
    </table>
  )
}

function Group({ group, search, hasRounds }: { group: QueueGroup; search: QueueSearch; hasRounds: boolean }) {
  const [first] = group.rows as [QueueRow]
  return (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={2}>
          {search.by === 'tieu-chi' ? (
            <>
              <span className={styles.code}>{first.node}</span> {first.title}
            </>
          ) : (
            first.organisation.name
          )}
          {hasRounds ? <span className={styles.round}> {first.round.name}</span> : null}
        </th>
      </tr>
      {group.rows.map((row) => (
        <Row key={`${row.submission} ${row.node}`} row={row} search={search} />
      ))}
    </tbody>
  )
}

function Row({ row, search }: { row: QueueRow; search: QueueSearch }) {
  return (
    <tr className={styles.row}>
      <th scope="row">
        <Link
          to="/tham-dinh/$submission/$node"
          params={{ submission: row.submission, node: row.node }}
          search={queueSearchOf(search)}
          className={styles.link}
        >
          {search.by === 'tieu-chi' ? (
            row.organisation.name
          ) : (
            <>
              <span className={styles.code}>{row.node}</span> <span>{row.title}</span>
            </>
          )}
        </Link>
      </th>
      <td className={styles.state}>
        <StateWords row={row} />
      </td>
    </tr>
  )
}

function StateWords({ row: { state, decision, pass, isChanged, isExplained, hasNews } }: { row: QueueRow }) {
  const { states, changed, decided, explained, furtherLook, news } = words.queue
  const said =
    state === 'decided' && decision ? decided(inSentence(FINDING_DECISIONS[decision][LANGUAGE])) : states[state]
  const look = inSentence(FINDING_PASSES[pass][LANGUAGE])
  return (
    <>
      <span className={state === 'to-review' ? styles.attention : undefined}>
        {pass === 'first' ? said : furtherLook(look, said)}
      </span>
      {isExplained ? <span>, {explained}</span> : null}
      {hasNews ? <span className={styles.attention}>, {news}</span> : null}
      {isChanged ? <span className={styles.attention}>, {changed}</span> : null}
    </>
  )
}
