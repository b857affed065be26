import { memo, useState } from 'react'
import { softFindingText } from '#text/value-checks.ts'
import { figure, LANGUAGE } from '../language.ts'
import { comesInParts, isGiven, needsConfirmation, type Cell } from './cell.ts'
import { faultText } from './cell-words.ts'
import { CellState } from './cell-state.tsx'
import { Conflict } from './conflict.tsx'
import { contentText, unitOf } from './content-text.ts'
import { EffectNote } from './effect-note.tsx'
import { useCell, useEntry, useMayEnter } from './entry-context.ts'
import styles from './entry-row.module.css'
import { fieldId } from './field-props.ts'
import { Field } from './field.tsx'
import { ItemName } from './item-name.tsx'
import { momentText } from './local-time.ts'
import { NoteField } from './note-field.tsx'
import { shortMax } from './points.tsx'
import { RemarkBadge } from './remark-badge.tsx'
import { ReasonForm } from './reason-form.tsx'
import { acts, capital, periodName, words } from './words.ts'

/** One figure of a criterion: its letter and name, its field, what stood there before, and how it stands. */
export const EntryRow = memo(function EntryRow({ id, letter }: { id: string; letter?: string | undefined }) {
  const { previousPeriod } = useEntry()
  const cell = useCell(id)
  const mayEnter = useMayEnter(cell?.item.id ?? id)
  const [asksReason, askReason] = useState(false)
  if (!cell) return null
  const inParts = comesInParts(cell)
  return (
    <tr className={styles.row} data-row={id}>
      <th scope="row" className={styles.name}>
        <ItemName id={id} item={cell.item} letter={letter} />
        <UseNote item={cell.item.id} isLettered={letter !== undefined} />
        <OpeningNote item={cell.item.id} />
      </th>
      <td className={styles.value}>
        {inParts ? <Parts cell={cell} /> : null}
        {mayEnter && !inParts ? (
          <Field id={id} cell={cell} labelledBy={`ten-${id}`} describedBy={`trang-thai-${id} loi-${id}`} />
        ) : inParts && !isGiven(cell) ? null : (
          <Shown cell={cell} />
        )}
        <EffectNote id={id} />
        <Faults id={id} cell={cell} />
        {cell.theirs ? <Conflict id={id} cell={cell} theirs={cell.theirs} /> : null}
        {asksReason ? <ReasonForm id={id} onDone={() => askReason(false)} /> : null}
        <NoteField id={id} cell={cell} mayEnter={mayEnter} />
      </td>
      <td className={styles.previous} data-label={capital(periodName(previousPeriod))}>
        {cell.previous ? <Previous cell={cell} /> : null}
      </td>
      <td className={styles.state}>
        <div className={styles.standing}>
          <CellState id={id} cell={cell} />
          <RemarkBadge item={cell.item.id} />
          {mayEnter && !asksReason ? <Actions id={id} cell={cell} onReason={() => askReason(true)} /> : null}
        </div>
      </td>
    </tr>
  )
})

/** That one number serves several criteria, and what hangs on it. */
function UseNote({ item, isLettered }: { item: string; isLettered: boolean }) {
  const { uses, openDetails } = useEntry()
  const use = uses.get(item)
  if (!use || use.nodes.length < 2 || !openDetails) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      className={isLettered ? `${styles.uses} ${styles.lettered}` : styles.uses}
      onClick={() => openDetails(item)}
    >
      {acts.uses.short(figure(use.nodes.length), figure(shortMax(use.max)))}
    </button>
  )
}

/** Why a figure is open although its form is locked. */
function OpeningNote({ item }: { item: string }) {
  const { locks } = useEntry()
  return locks.openings(item).map(({ node, purpose, until, reason }) => (
    <p key={`${node}${purpose}`} className={styles.opening}>
      {capital(purpose === 'reopened' ? acts.closed.reopened : acts.closed.explained)}: {node}, {momentText(until)}.{' '}
      {acts.closed.because(reason)}
    </p>
  ))
}

/** The value where nobody may enter. */
function Shown({ cell: { item, value } }: { cell: Cell }) {
  if (!value || value.state === 'withdrawn') return <span className={styles.none}>{words.form.noValue}</span>
  const unit = unitOf(item)
  return (
    <span className={styles.shown}>
      <strong>{contentText(item, value.content)}</strong>
      {unit === undefined || value.content.kind !== 'number' ? '' : ` ${unit}`}
    </span>
  )
}

export function Faults({ id, cell }: { id: string; cell: Cell }) {
  const fault = faultText(cell)
  const isSaved = !cell.fault && !cell.theirs
  return (
    <div id={`loi-${id}`}>
      {fault === undefined ? null : <p className={styles.fault}>{fault}</p>}
      {isSaved
        ? cell.findings.map((finding) => (
            <p key={finding.code} className={styles.finding}>
              {softFindingText(finding, cell.item, LANGUAGE)}
            </p>
          ))
        : null}
      {cell.value?.content.kind === 'cannot-provide' && isSaved ? (
        <p className={styles.remark}>{cell.value.content.reason}</p>
      ) : null}
    </div>
  )
}

/** What each provider gave, and who still lacks; a number given undivided stands below and comes first (§7.6). */
function Parts({ cell: { item, parts } }: { cell: Cell }) {
  return (
    <div className={styles.parts}>
      <p>{words.cell.parts}:</p>
      <ul>
        {parts?.map(({ part, name, value }) => (
          <li key={part}>
            {name}:{' '}
            {value && isGiven({ value }) ? (
              contentText(item, value.content)
            ) : (
              <span className={styles.lacking}>{words.cell.partMissing}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Previous({ cell: { item, previous } }: { cell: Cell }) {
  const { content } = previous!
  return content.kind === 'cannot-provide' ? words.states.cannotProvide : contentText(item, content)
}

/** What is one click away for the mouse and the finger; the keyboard has the same in the details. */
function Actions({ id, cell, onReason }: { id: string; cell: Cell; onReason: () => void }) {
  const { store } = useEntry()
  const isEmpty = !isGiven(cell) && !comesInParts(cell) && !cell.wish && !cell.fault
  const isChoice = cell.item.kind === 'yes-no' || cell.item.kind === 'choice'
  if (needsConfirmation(cell) && !cell.wish && !cell.sending)
    return (
      <button
        type="button"
        className={styles.confirm}
        aria-label={words.cell.confirmName(cell.item.name)}
        onClick={() => confirmAndGoOn()}
      >
        {words.cell.confirm}
      </button>
    )
  if (cell.refused)
    return (
      <div className={styles.shownActions}>
        <button type="button" className={styles.action} onClick={() => store.again(id)}>
          {words.cell.again}
        </button>
        <button type="button" className={styles.action} onClick={() => store.drop(id)}>
          {words.cell.drop}
        </button>
      </div>
    )
  return (
    <div className={styles.actions}>
      {isEmpty && cell.item.kind === 'count' ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.action}
          onClick={() => store.give(id, { kind: 'number', number: '0' })}
        >
          {words.cell.zero}
        </button>
      ) : null}
      {isEmpty ? (
        <button type="button" tabIndex={-1} className={styles.action} onClick={onReason}>
          {words.cell.cannotProvide}
        </button>
      ) : null}
      {isGiven(cell) && isChoice ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.action}
          onClick={() => store.give(id, { kind: 'withdrawn' })}
        >
          {words.cell.clear}
        </button>
      ) : null}
    </div>
  )

  /** The button goes with the question; the field keeps the place. */
  function confirmAndGoOn(): void {
    store.confirm(id)
    document.getElementById(fieldId(id))?.focus({ preventScroll: true })
  }
}
