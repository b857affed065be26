import { Link } from '@tanstack/react-router'
import type { ValueToVerify } from '#contract/verdicts.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { previousPeriod, periodFrom } from '#domain/period/period.ts'
import type { Verdict } from '#domain/value/value-state.ts'
import { unitOf } from '../entry/content-text.ts'
import { periodName } from '../entry/words.ts'
import { keyOf } from './use-verdicts.ts'
import { VerdictRow } from './verdict-row.tsx'
import styles from './verdicts.module.css'
import { words } from './words.ts'

type Props = {
  item: DataItem
  rows: readonly ValueToVerify[]
  chosen: ReadonlySet<string>
  sending: ReadonlySet<string>
  failureOf: (row: ValueToVerify) => string | undefined
  /** Whose documents are shown. */
  open: string | undefined
  onOpen: (key: string | undefined) => void
  onChoose: (rows: readonly ValueToVerify[], isChosen: boolean) => void
  onGive: (row: ValueToVerify, verdict: Verdict, note?: string) => Promise<boolean>
}

/** One item, with a row for each unit that gave it. */
export function VerdictTable({ item, rows, chosen, sending, failureOf, open, onOpen, onChoose, onGive }: Props) {
  const { table } = words
  const before = periodName(previousPeriod(periodFrom(rows[0]!.period)!).key)
  const unit = unitOf(item)
  return (
    <section className={styles.section} aria-labelledby={`so-${item.id}`}>
      <h2 id={`so-${item.id}`}>
        <Link to="/so-lieu/$item" params={{ item: item.id }}>
          {item.name}
        </Link>
        {unit === undefined ? null : <span className={styles.quiet}> ({unit})</span>}
      </h2>
      <table className={styles.table} aria-label={table.caption(item.name)}>
        <thead>
          <tr>
            <td className={styles.choice}>
              <input
                type="checkbox"
                data-act="choose"
                aria-label={table.chooseAll(item.name)}
                checked={rows.every((row) => chosen.has(keyOf(row)))}
                onChange={({ currentTarget: { checked } }) => onChoose(rows, checked)}
              />
            </td>
            <th scope="col">{table.unit}</th>
            <th scope="col" className={styles.figure}>
              {table.value}
            </th>
            <th scope="col" className={styles.figure}>
              {table.before(before)}
            </th>
            <th scope="col">{table.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <VerdictRow
              key={keyOf(row)}
              item={item}
              row={row}
              before={before}
              isChosen={chosen.has(keyOf(row))}
              isSending={sending.has(keyOf(row))}
              failure={failureOf(row)}
              isOpen={open === keyOf(row)}
              onOpen={(isOpen) => onOpen(isOpen ? keyOf(row) : undefined)}
              onChoose={(isChosen) => onChoose([row], isChosen)}
              onGive={(verdict, note) => onGive(row, verdict, note)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}
