import { Button } from '@mantine/core'
import type { WorkbookRow } from '#contract/form-files.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { rowFaultText } from '#text/form-workbook.ts'
import { softFindingText } from '#text/value-checks.ts'
import { contentText } from '../entry/content-text.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './seen-workbook.module.css'
import type { Import } from './use-import.ts'
import { words } from './words.ts'

type Props = {
  seen: Extract<Import, { step: 'seen' }>
  items: readonly DataItem[]
  heading: React.RefObject<HTMLHeadingElement | null>
  onWrite: () => void
  onSave: () => void
}

/** What a workbook would change, cell by cell, and what is wrong in it. */
export function SeenWorkbook({ seen, items, heading, onWrite, onSave }: Props) {
  const { check, file, isBusy, said } = seen
  const { counts, rows, left } = check
  const known = new Map(items.map((item) => [item.id, item]))
  const faults = rows.filter(({ kind }) => kind === 'fault')
  const changes = rows.filter(({ kind }) => kind !== 'fault')
  const writable = counts.new + counts.changed
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.answer}>
        {answerOf(file.name, writable, counts.faults)}
      </h2>
      <Counts counts={counts} />
      {said === undefined ? null : (
        <p role="alert" className={styles.said}>
          {said}
        </p>
      )}
      <div className={styles.actions}>
        {counts.faults === 0 ? null : (
          <Button disabled={isBusy} onClick={onSave}>
            {words.marked}
          </Button>
        )}
        {writable === 0 ? null : (
          <Button variant={counts.faults > 0 ? 'outline' : 'filled'} disabled={isBusy} onClick={onWrite}>
            {isBusy ? words.importing : (counts.faults > 0 ? words.importValid : words.import)(figure(writable))}
          </Button>
        )}
        {counts.faults === 0 ? null : <span className={styles.hint}>{words.markedHint}</span>}
      </div>
      {faults.length === 0 ? null : <Faults rows={faults} known={known} sheet={check.sheet} />}
      {changes.length === 0 ? null : <Changes rows={changes} known={known} />}
      {left === 0 ? null : <p className={styles.hint}>{words.left(figure(left))}</p>}
    </>
  )
}

function answerOf(name: string, changes: number, faults: number): string {
  if (faults > 0) return words.answerFaults(name, figure(changes), figure(faults))
  return changes === 0 ? words.nothing(name) : words.answer(name, figure(changes))
}

const COUNTS = ['new', 'changed', 'unchanged', 'faults'] as const

function Counts({ counts }: { counts: Readonly<Record<(typeof COUNTS)[number], number>> }) {
  return (
    <dl className={styles.counts}>
      {COUNTS.map((name) => (
        <div key={name} className={name === 'faults' && counts.faults > 0 ? styles.danger : undefined}>
          <dt>{words.counts[name]}</dt>
          <dd>{figure(counts[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

type TableProps = { rows: readonly WorkbookRow[]; known: ReadonlyMap<string, DataItem> }

function Changes({ rows, known }: TableProps) {
  const { head } = words
  return (
    <section className={styles.section}>
      <h3>{words.changes}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{head.cell}</th>
            <th scope="col">{head.item}</th>
            <th scope="col" className={styles.number}>
              {head.before}
            </th>
            <th scope="col" className={styles.number}>
              {head.after}
            </th>
            <th scope="col">{head.look}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cell}>
              <td>{row.cell}</td>
              <th scope="row">{known.get(row.item)?.name ?? row.item}</th>
              <td className={styles.number} data-label={head.before}>
                {shownContent(row, known, row.before)}
              </td>
              <td className={styles.number} data-label={head.after}>
                <strong>{shownContent(row, known, row.after)}</strong>
              </td>
              <td>
                <ToLookAt row={row} item={known.get(row.item)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ToLookAt({ row, item }: { row: WorkbookRow; item: DataItem | undefined }) {
  return (
    <>
      {row.isFormula ? <span className={styles.quiet}>{words.formula}</span> : null}
      {row.note === undefined ? null : <span className={styles.quiet}>{words.note(row.note)}</span>}
      {row.findings.map((finding) => (
        <span key={finding.code} className={styles.attention}>
          {item ? softFindingText(finding, item, LANGUAGE) : finding.code}
        </span>
      ))}
    </>
  )
}

function Faults({ rows, known, sheet }: TableProps & { sheet: string }) {
  const { head } = words
  return (
    <section className={styles.section}>
      <h3>{words.faults(sheet)}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{head.cell}</th>
            <th scope="col">{head.item}</th>
            <th scope="col" className={styles.number}>
              {head.before}
            </th>
            <th scope="col" className={styles.number}>
              {head.after}
            </th>
            <th scope="col">{head.fault}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cell}>
              <td>{row.cell}</td>
              <th scope="row">{known.get(row.item)?.name ?? row.item}</th>
              <td className={styles.number} data-label={head.before}>
                {known.has(row.item) ? shownContent(row, known, row.before) : ''}
              </td>
              <td className={styles.number} data-label={head.after}>
                <span className={styles.found}>{row.found || <span className={styles.empty}>{words.empty}</span>}</span>
              </td>
              <td className={styles.danger}>{row.fault ? rowFaultText(row.fault, LANGUAGE) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function shownContent({ item }: WorkbookRow, known: TableProps['known'], content: ValueContent | undefined) {
  const found = known.get(item)
  return content && found ? contentText(found, content) : <span className={styles.empty}>{words.empty}</span>
}
