import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ValueContent } from '#domain/value/value-content.ts'
import { faultWords } from '../entry/cell-words.ts'
import panelStyles from '../entry/details-panel.module.css'
import { useEntry } from '../entry/entry-context.ts'
import { NotationChoice, Takes } from '../entry/paste-panel.tsx'
import styles from '../entry/paste-panel.module.css'
import type { Notation } from '../entry/pasted-notation.ts'
import { acts, capital } from '../entry/words.ts'
import { figure } from '../language.ts'
import { gridNotation, gridPastePlan, type PlannedCell } from './grid-paste.ts'
import type { PastedBlock } from './use-grid-parts.tsx'
import { words } from './words.ts'

/** So many cells are listed; the rest is counted. */
const MOST_LISTED = 50

/** What a block from a spreadsheet would do to the grid, before any of it is done. */
export function GridPastePanel({ block, from, places, onClose }: PastedBlock & { onClose: () => void }) {
  const { store } = useEntry()
  const found = gridNotation(block, from, places)
  const [chosen, choose] = useState<Notation>()
  const notation = chosen ?? found.notation
  const plan = gridPastePlan(block, notation, from, places)
  const takes = plan.filter((one) => one.kind === 'takes')
  const skipped = plan.filter((one) => one.kind !== 'takes')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const confirm = () => {
    store.giveAll(new Map(takes.map(({ id, content }): [string, ValueContent] => [id, content])), 'pasted')
    onClose()
  }
  return (
    <aside
      className={panelStyles.panel}
      aria-label={acts.paste.title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h2 ref={heading} tabIndex={-1} className={panelStyles.title}>
        {acts.paste.title}
      </h2>
      <p className={styles.answer}>{answerOf(takes.length, skipped.length)}</p>
      <NotationChoice notation={notation} onChoose={choose} />
      {found.isMixed ? <p className={styles.attention}>{acts.paste.mixed}</p> : null}
      {found.notation === 'point' ? <p className={styles.quiet}>{acts.paste.foundEnglish}</p> : null}
      <div className={styles.choices}>
        {takes.length === 0 ? null : <Button onClick={confirm}>{acts.paste.confirm(figure(takes.length))}</Button>}
        <button type="button" className={styles.cancel} onClick={onClose}>
          {acts.paste.cancel}
        </button>
      </div>
      {skipped.length === 0 ? null : <Skipped cells={skipped} />}
      {takes.length === 0 ? null : (
        <>
          <Takes lines={takes.slice(0, MOST_LISTED)} />
          <More count={takes.length} />
        </>
      )}
    </aside>
  )
}

function answerOf(takes: number, skipped: number): string {
  if (takes === 0) return acts.paste.answerNone
  return skipped === 0 ? acts.paste.answerAll(figure(takes)) : words.paste.answer(figure(takes), figure(skipped))
}

function Skipped({ cells }: { cells: readonly Exclude<PlannedCell, { kind: 'takes' }>[] }) {
  return (
    <section className={styles.part}>
      <h3>{acts.paste.skipped}</h3>
      <ul className={styles.list}>
        {cells.slice(0, MOST_LISTED).map((one, at) => (
          <li key={at}>
            {nameOf(one)}
            <span className={one.kind === 'fault' ? styles.attention : styles.quiet}>{whyText(one)}</span>
          </li>
        ))}
      </ul>
      <More count={cells.length} />
    </section>
  )
}

function More({ count }: { count: number }) {
  return count > MOST_LISTED ? <p className={styles.quiet}>{words.paste.more(figure(count - MOST_LISTED))}</p> : null
}

function nameOf(one: Exclude<PlannedCell, { kind: 'takes' }>): string {
  if (one.kind === 'fault') return one.item.name
  if (one.kind === 'skipped') return one.name
  return one.way === 'below' ? words.paste.row(figure(one.line)) : words.paste.column(figure(one.line))
}

function whyText(one: Exclude<PlannedCell, { kind: 'takes' }>): string {
  if (one.kind === 'fault') return acts.paste.fault(one.found, faultWords(one.fault, one.item))
  if (one.kind === 'beyond') return capital(words.paste[one.way])
  return capital(one.reason === 'not-asked' ? words.paste.notAsked : acts.paste.reasons[one.reason])
}
