import { useQuery } from '@tanstack/react-query'
import type { HistoryView } from '#contract/values.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { historyOf, type ValueKey } from './queries.ts'
import type { Cell } from './cell.ts'
import { contentText } from './content-text.ts'
import { useEntry } from './entry-context.ts'
import { momentText } from './local-time.ts'
import { PastPeriods } from './past-periods.tsx'
import styles from './value-history.module.css'
import { words } from './words.ts'

/** Every version of a figure with what was said about it, and the periods before. Loaded when it is opened. */
export function ValueHistory({ cell }: { id: string; cell: Cell }) {
  const { key } = useEntry()
  const { item, part, value } = cell
  const target = { subject: key.organisation, period: key.period, item: item.id, ...(part !== undefined && { part }) }
  return <HistoryOf target={target} item={item} stamp={stampOf(value)} />
}

type HistoryProps = { target: ValueKey; item: DataItem; stamp: string }

/** `stamp` changes where the history has. */
export function HistoryOf({ target, item, stamp }: HistoryProps) {
  const { data, error } = useQuery(historyOf(target, stamp))
  if (error && !data)
    return (
      <p role="status" className={styles.quiet}>
        {words.details.failed}
      </p>
    )
  if (!data)
    return (
      <p role="status" className={styles.quiet}>
        {words.details.loading}
      </p>
    )
  return (
    <>
      <section className={styles.section}>
        <h3>{words.details.periods}</h3>
        <PastPeriods item={item} periods={data.otherPeriods} />
      </section>
      <section className={styles.section}>
        <h3>{words.details.history}</h3>
        <Versions item={item} versions={data.versions} />
      </section>
    </>
  )
}

/** A confirmation makes no version but is part of the history. */
function stampOf(value: Cell['value']): string {
  return value === undefined ? '' : `${value.version} ${value.state}`
}

function Versions({ item, versions }: { item: DataItem; versions: HistoryView['versions'] }) {
  const { details } = words
  if (versions.length === 0) return <p className={styles.quiet}>{details.noHistory}</p>
  const newestFirst = [...versions].sort((a, b) => b.version - a.version)
  return (
    <ol className={styles.versions}>
      {newestFirst.map((version, at) => {
        const before = newestFirst[at + 1]
        const now = contentText(item, version.content)
        const how = [details.sources[version.source], ...(version.onBehalf ? [details.onBehalf] : [])].join(', ')
        return (
          <li key={version.version}>
            <p>
              <strong>{before ? details.change(contentText(item, before.content), now) : now}</strong>
            </p>
            <p className={styles.quiet}>
              {details.by(version.by, momentText(version.at))}, {how}
            </p>
            {version.note === undefined ? null : <p className={styles.said}>{words.cell.noteSaved(version.note)}</p>}
            {version.confirmed ? (
              <p className={styles.said}>{details.confirmed(version.confirmed.by, momentText(version.confirmed.at))}</p>
            ) : null}
            {version.verdicts.map((one) => (
              <p key={one.at} className={styles.said}>
                {details.verdict(details.verdicts[one.verdict], one.by, momentText(one.at))}
                {one.note === undefined ? null : `. ${one.note}`}
              </p>
            ))}
          </li>
        )
      })}
    </ol>
  )
}
