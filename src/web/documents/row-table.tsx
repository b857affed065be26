import type { ReactNode } from 'react'
import type { ListedRow, RowKind } from '#domain/programme/document-view.ts'
import { figure } from '../language.ts'
import { amountHeads, amountsOf, isTotal } from './amounts.ts'
import { Facts } from './facts.tsx'
import { factsBelow, factsBeside } from './row-facts.ts'
import { RowNotes } from './row-notes.tsx'
import styles from './row-table.module.css'
import { Said } from './said.tsx'
import { words } from './words.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'

type Props = {
  kind: RowKind
  rows: readonly ListedRow[]
  caption: string
  chosen?: string | undefined
  /** What replaces the line number where rows of several documents stand together. */
  place?: (listed: ListedRow) => ReactNode
  placeHead?: string
}

/** Rows of one kind in printed order, everything that the document says of each; on a phone a list. */
export function RowTable({ kind, rows, caption, chosen, place, placeHead = words.document.lineHead }: Props) {
  const heads = amountHeads(kind)
  const hasDetails = rows.some((row) => factsBeside(row).length > 0)
  return (
    <table className={styles.table} data-kind={kind}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col" className={styles.code}>
            {words.document.code}
          </th>
          <th scope="col">{words.document.text}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className={styles.amount}>
              {head}
            </th>
          ))}
          {hasDetails ? (
            <th scope="col" className={styles.details}>
              {words.document.details}
            </th>
          ) : null}
          <th scope="col" className={place ? styles.place : styles.line}>
            {placeHead}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((listed) => (
          <Row
            key={listed.row.id + listed.row.line}
            listed={listed}
            heads={heads}
            hasDetails={hasDetails}
            isChosen={listed.row.id === chosen}
            place={place}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  listed: ListedRow
  heads: readonly string[]
  hasDetails: boolean
  isChosen: boolean
  place: Props['place']
}

function Row({ listed, heads, hasDetails, isChosen, place }: RowProps) {
  const { row } = listed
  const isContinued = listed.kind === 'tasks' && listed.row.continued
  const classes = [isTotal(listed) ? styles.total : '', isChosen ? styles.chosen : ''].join(' ').trim()
  return (
    <tr id={`dong-${row.id}`} data-row={row.id} className={classes === '' ? undefined : classes}>
      <td className={styles.code}>{isContinued ? '' : row.code}</td>
      <th scope="row" className={isContinued ? styles.continued : undefined}>
        <Said text={row.text} />
        <Facts facts={factsBelow(listed)} />
        <RowNotes notes={row.notes} />
      </th>
      {amountsOf(listed).map((amount, at) => (
        <td key={heads[at]} className={styles.amount} data-head={heads[at]}>
          {amount}
        </td>
      ))}
      {hasDetails ? (
        <td className={styles.details}>
          <Facts facts={factsBeside(listed)} />
        </td>
      ) : null}
      {place ? (
        <td className={styles.place}>{place(listed)}</td>
      ) : (
        <td className={styles.line} data-head={words.document.lineHead}>
          {linesText(row)}
        </td>
      )}
    </tr>
  )
}

/** "58–63", or one line. */
export function linesText({ line, endLine }: { line: number; endLine?: number | undefined }): string {
  return endLine === undefined || endLine === line ? figure(line) : `${figure(line)}–${figure(endLine)}`
}
