import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { CellState } from '../entry/cell-state.tsx'
import { needsConfirmation, type Cell } from '../entry/cell.ts'
import { Conflict } from '../entry/conflict.tsx'
import { contentText, unitOf } from '../entry/content-text.ts'
import { EntryContext, useCell, useEntry } from '../entry/entry-context.ts'
import { Faults } from '../entry/entry-row.tsx'
import { whyClosed } from '../entry/form-closed.tsx'
import { NoteField } from '../entry/note-field.tsx'
import { capital, periodName, words as entryWords } from '../entry/words.ts'
import { figure } from '../language.ts'
import styles from './cell-bar.module.css'
import { cellId, lockOf, type GridItem, type GridLock, type GridUnit } from './grid-cells.ts'
import { entryOf, type Book } from './use-book.ts'
import { words } from './words.ts'

/** The id of what describes the chosen cell. */
export const BAR = 'o-dang-chon'

type Props = { book: Book; unit: GridUnit; column: GridItem; chosen: number }

/** All that is known of the chosen cell, and what can be done to it beside typing. */
export function CellBar({ book, unit, column: { item, code }, chosen }: Props) {
  const { key, previousPeriod } = book.entry
  const id = cellId(unit.id, item.id)
  const entry = useMemo(() => entryOf(book, unit), [book, unit])
  const measure = unitOf(item)
  return (
    <EntryContext value={entry}>
      <section className={styles.bar} aria-label={words.bar}>
        <div id={BAR} className={styles.facts}>
          <p className={styles.place}>
            <strong>{unit.name}</strong>
            <span>
              {code} {item.name}
              {measure === undefined ? '' : ` (${measure})`}
            </span>
          </p>
          <Standing id={id} unit={unit} previousPeriod={previousPeriod} />
        </div>
        <div className={styles.ways}>
          {chosen > 1 ? <span className={styles.quiet}>{words.range(figure(chosen))}</span> : null}
          <Link
            to="/nhap-so-lieu/$edition"
            params={{ edition: key.edition }}
            search={{ unit: unit.id, period: key.period }}
          >
            {words.openForm}
          </Link>
        </div>
        <Acts id={id} unit={unit} />
      </section>
    </EntryContext>
  )
}

function Standing({ id, unit, previousPeriod }: { id: string; unit: GridUnit; previousPeriod: string }) {
  const cell = useCell(id)
  const lock = lockOf(unit, cell)
  return (
    <div className={styles.standing}>
      {lock === undefined ? null : <p className={styles.quiet}>{lockText(lock, unit)}</p>}
      {cell && lock !== 'parts' ? <CellState id={id} cell={cell} /> : null}
      {cell ? <Previous cell={cell} period={previousPeriod} /> : null}
    </div>
  )
}

function Previous({ cell: { item, previous }, period }: { cell: Cell; period: string }) {
  if (!previous || previous.content.kind === 'withdrawn') return null
  const text =
    previous.content.kind === 'cannot-provide' ? entryWords.states.cannotProvide : contentText(item, previous.content)
  return <span className={styles.quiet}>{words.previous(capital(periodName(period)), text)}</span>
}

function lockText(lock: GridLock, { round }: GridUnit): string {
  return lock === 'locked' ? whyClosed(round!) : words.locks[lock]
}

/** What the server asks for, or would not take. */
function Acts({ id, unit }: { id: string; unit: GridUnit }) {
  const { store } = useEntry()
  const cell = useCell(id)
  const isLocked = lockOf(unit, cell) !== undefined
  // What was typed before it was locked can still be dropped.
  if (!cell || (isLocked && !cell.refused)) return null
  return (
    <div className={styles.acts}>
      <Faults id={id} cell={cell} />
      {cell.theirs ? <Conflict id={id} cell={cell} theirs={cell.theirs} /> : null}
      <NoteField key={id} id={id} cell={cell} mayEnter={!isLocked} />
      {needsConfirmation(cell) && !isLocked && !cell.wish && !cell.sending ? (
        <button type="button" className={styles.act} onClick={() => store.confirm(id)}>
          {entryWords.cell.confirm}
        </button>
      ) : null}
      {cell.refused ? (
        <>
          {isLocked ? null : (
            <button type="button" className={styles.act} onClick={() => store.again(id)}>
              {entryWords.cell.again}
            </button>
          )}
          <button type="button" className={styles.act} onClick={() => store.drop(id)}>
            {entryWords.cell.drop}
          </button>
        </>
      ) : null}
    </div>
  )
}
