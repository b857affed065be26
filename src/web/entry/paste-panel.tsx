import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ValueContent } from '#domain/value/value-content.ts'
import { figure } from '../language.ts'
import type { Cell } from './cell.ts'
import { faultWords } from './cell-words.ts'
import { contentText } from './content-text.ts'
import panelStyles from './details-panel.module.css'
import { useEntry } from './entry-context.ts'
import { columnNotation, columnOf, numberColumn, pastePlan, type PasteInto, type PlannedLine } from './paste-plan.ts'
import styles from './paste-panel.module.css'
import type { PastedCells } from './pasted-cells.ts'
import type { Notation } from './pasted-notation.ts'
import { isSameContent } from '#domain/value/same-content.ts'
import { acts, capital } from './words.ts'

type Props = { cells: PastedCells; into: PasteInto; onClose: () => void }

/** What a block from a spreadsheet would do to the form, line by line, before any of it is done. */
export function PastePanel({ cells, into, onClose }: Props) {
  const { store } = useEntry()
  const [column, setColumn] = useState(() => numberColumn(cells))
  const lines = columnOf(cells, column)
  const found = columnNotation(lines, into)
  const [chosen, choose] = useState<Notation>()
  const plan = pastePlan(lines, chosen ?? found.notation, into)
  const takes = plan.filter((line) => line.kind === 'takes')
  const skipped = plan.filter((line) => line.kind !== 'takes')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const { paste } = acts
  const confirm = () => {
    store.giveAll(new Map(takes.map(({ id, content }): [string, ValueContent] => [id, content])), 'pasted')
    onClose()
  }
  return (
    <aside
      className={panelStyles.panel}
      aria-label={paste.title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h2 ref={heading} tabIndex={-1} className={panelStyles.title}>
        {paste.title}
      </h2>
      <p className={styles.answer}>{answerOf(takes.length, skipped.length)}</p>
      <ColumnChoice cells={cells} column={column} onChoose={setColumn} />
      <NotationChoice notation={chosen ?? found.notation} onChoose={choose} />
      {found.isMixed ? <p className={styles.attention}>{paste.mixed}</p> : null}
      {found.notation === 'point' ? <p className={styles.quiet}>{paste.foundEnglish}</p> : null}
      <div className={styles.choices}>
        {takes.length === 0 ? null : <Button onClick={confirm}>{paste.confirm(figure(takes.length))}</Button>}
        <button type="button" className={styles.cancel} onClick={onClose}>
          {paste.cancel}
        </button>
      </div>
      {skipped.length === 0 ? null : <Skipped lines={skipped} />}
      {takes.length === 0 ? null : <Takes lines={takes} />}
    </aside>
  )
}

function answerOf(takes: number, skipped: number): string {
  if (takes === 0) return acts.paste.answerNone
  return skipped === 0 ? acts.paste.answerAll(figure(takes)) : acts.paste.answer(figure(takes), figure(skipped))
}

function ColumnChoice({
  cells,
  column,
  onChoose,
}: {
  cells: PastedCells
  column: number
  onChoose: (at: number) => void
}) {
  const width = Math.max(...cells.map((row) => row.length))
  if (width < 2) return null
  return (
    <label className={styles.choice}>
      {acts.paste.column}
      <select value={column} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        {Array.from({ length: width }, (_, at) => (
          <option key={at} value={at}>
            {acts.paste.columnName(figure(at + 1), columnOf(cells, at).find((text) => text.trim() !== '') ?? '')}
          </option>
        ))}
      </select>
    </label>
  )
}

const NOTATIONS: readonly Notation[] = ['comma', 'point']

export function NotationChoice({ notation, onChoose }: { notation: Notation; onChoose: (notation: Notation) => void }) {
  return (
    <fieldset className={styles.notation}>
      <legend>{acts.paste.notation}</legend>
      {NOTATIONS.map((one) => (
        <label key={one}>
          <input type="radio" name="cach-viet" checked={one === notation} onChange={() => onChoose(one)} />
          {acts.paste.notations[one]}
        </label>
      ))}
    </fieldset>
  )
}

export function Takes({ lines }: { lines: readonly Extract<PlannedLine, { kind: 'takes' }>[] }) {
  const { head } = acts.paste
  return (
    <section className={styles.part}>
      <h3>{acts.paste.takes}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{head.item}</th>
            <th scope="col">{head.before}</th>
            <th scope="col">{head.after}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, cell, content }) => (
            <tr key={id}>
              <th scope="row">{cell.item.name}</th>
              <td>{standingText(cell)}</td>
              <td>
                <strong>{contentText(cell.item, content)}</strong>
                {cell.value && isSameContent(cell.value.content, content) ? (
                  <span className={styles.same}>{acts.paste.same}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Skipped({ lines }: { lines: readonly Exclude<PlannedLine, { kind: 'takes' }>[] }) {
  return (
    <section className={styles.part}>
      <h3>{acts.paste.skipped}</h3>
      <ul className={styles.list}>
        {lines.map((line, at) => (
          <li key={at}>
            {line.kind === 'fault' ? line.item.name : (line.name ?? acts.paste.beyondName(figure(line.line)))}
            <span className={line.kind === 'fault' ? styles.attention : styles.quiet}>{whyText(line)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function whyText(line: Exclude<PlannedLine, { kind: 'takes' }>): string {
  if (line.kind === 'skipped') return capital(acts.paste.reasons[line.reason])
  return acts.paste.fault(line.found, faultWords(line.fault, line.item))
}

function standingText({ item, value }: Cell): string {
  return value && value.state !== 'withdrawn' ? contentText(item, value.content) : acts.paste.nothing
}
