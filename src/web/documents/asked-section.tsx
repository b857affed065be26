import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AgencyView, AskedRow } from '#domain/programme/agency-view.ts'
import { partName, type ListedRow } from '#domain/programme/document-view.ts'
import { figure } from '../language.ts'
import styles from './asked-section.module.css'
import { byKind } from './document-rows.ts'
import { linesText, RowTable } from './row-table.tsx'
import { words } from './words.ts'

/** A longer list shows its first rows until all are asked for. */
const FIRST = 30

type Props = {
  id: string
  title: string
  rows: readonly AskedRow[]
  /** Duties to report or supply, whose day holds for the numbers of the same document. */
  dues: readonly AskedRow[]
  documents: AgencyView['documents']
}

/** Rows that ask something of an agency, kind by kind, each with the place where it is asked. */
export function AskedSection({ id, title, rows, dues, documents }: Props) {
  const [isWhole, showWhole] = useState(false)
  if (rows.length === 0) return null
  const shown = isWhole ? rows : rows.slice(0, FIRST)
  const place = (listed: ListedRow) => {
    const asked = listed as AskedRow
    const document = documents.find((one) => one.id === asked.document)!
    return (
      <>
        <Link to="/van-ban/$document" params={{ document: document.id }} search={{ node: asked.row.id }}>
          {document.number}
        </Link>
        <span className={styles.part}>
          {partName(asked.part)}, {words.line(linesText(asked.row))}
        </span>
        <span className={styles.through}>{words.agency.through[asked.through]}</span>
        {asked.kind === 'owedItems' ? <DueText asked={asked} dues={dues} /> : null}
      </>
    )
  }
  return (
    <section className={styles.section} aria-labelledby={`muc-${id}`} data-section={id}>
      <h2 id={`muc-${id}`}>
        {title} <span className={styles.count}>{figure(rows.length)}</span>
      </h2>
      {byKind(shown as readonly ListedRow[]).map(({ kind, rows }, at, all) => (
        <div key={`${kind}-${at}`}>
          {all.length === 1 ? null : <h3 className={styles.kind}>{words.kinds[kind]}</h3>}
          <RowTable
            kind={kind}
            rows={rows}
            caption={`${title}: ${words.kinds[kind]}`}
            place={place}
            placeHead={words.agency.where}
          />
        </div>
      ))}
      {shown.length === rows.length ? null : (
        <button type="button" className={styles.more} onClick={() => showWhole(true)}>
          {words.agency.more(figure(rows.length))}
        </button>
      )}
    </section>
  )
}

function DueText({ asked, dues }: { asked: AskedRow; dues: readonly AskedRow[] }) {
  const due = dues.find((one) => one.document === asked.document && one.kind === 'duties' && one.row.type === 'supply')
  if (due?.kind !== 'duties' || !due.row.deadline) return null
  return (
    <span className={styles.part}>
      {words.agency.due}: {due.row.deadline.text.text} ({words.line(linesText(due.row))})
    </span>
  )
}
