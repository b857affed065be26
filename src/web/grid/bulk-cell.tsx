import { memo } from 'react'
import { isUnsaved, type Cell } from '../entry/cell.ts'
import { standingWords, type StateWord } from '../entry/cell-words.ts'
import { contentText } from '../entry/content-text.ts'
import { useCell, useEntryState } from '../entry/entry-context.ts'
import type { Connection } from '../entry/save-queue.ts'
import { words as entryWords } from '../entry/words.ts'
import styles from './bulk-cell.module.css'
import type { GridLock } from './grid-cells.ts'
import { copiedText } from './grid-paste.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { words } from './words.ts'

type Props = { id: string; isLocked: boolean }

/** A cell of the grid: how it stands, in words, and its number. */
export const BulkCell = memo(function BulkCell({ id, isLocked }: Props) {
  const cell = useCell(id)
  const connection = useEntryState((state) => state.connection)
  if (!cell) return <span className={styles.quiet}>{words.states.notAsked}</span>
  return (
    <span className={styles.cell}>
      <States cell={cell} connection={connection} isLocked={isLocked} />
      <span className={styles.number}>{shownText(cell)}</span>
    </span>
  )
})

function States({ cell, connection, isLocked }: { cell: Cell; connection: Connection; isLocked: boolean }) {
  const lock: GridLock | undefined = cell.parts?.length ? 'parts' : isLocked ? 'locked' : undefined
  const standing = standingWords(cell, connection)
  const isSaved = cell.value !== undefined && !isUnsaved(cell) && standing.length === 0
  const shown: StateWord[] = [
    ...(lock === undefined ? [] : [{ word: LOCKS[lock], tone: 'quiet' as const }]),
    ...(lock === 'parts' ? [] : standing.map((one) => SHORT.get(one.word) ?? one)),
  ]
  return (
    <span className={styles.states}>
      {shown.map(({ word, tone }, at) => (
        <span key={word} className={styles[tone]}>
          {at === 0 ? '' : ', '}
          {word}
        </span>
      ))}
      {isSaved ? <Saved isHere={cell.savedAt !== undefined} /> : null}
    </span>
  )
}

const LOCKS = { parts: words.states.parts, locked: words.states.locked, 'not-asked': words.states.notAsked }

/** Where many cells stand beside each other: fewer words, and what only lacks calls nobody. */
const SHORT: ReadonlyMap<string, StateWord> = new Map([
  [entryWords.states.missing, { word: entryWords.states.missing, tone: 'quiet' }],
  [entryWords.states.needsConfirmation, { word: words.states.needsConfirmation, tone: 'attention' }],
  [entryWords.states.offline, { word: words.states.offline, tone: 'attention' }],
  [entryWords.states.away, { word: words.states.away, tone: 'attention' }],
  [entryWords.states.signedOut, { word: words.states.signedOut, tone: 'attention' }],
  [entryWords.states.fault, { word: words.states.fault, tone: 'danger' }],
])

/** Seen where this page saved it; heard everywhere. */
function Saved({ isHere }: { isHere: boolean }) {
  return isHere ? (
    <span className={styles.quiet}>{words.states.saved}</span>
  ) : (
    <VisuallyHidden>{words.states.saved}</VisuallyHidden>
  )
}

/** An answer that is no number is told by its state. */
function shownText(cell: Cell): string {
  const { value, item } = cell
  if (value?.content.kind === 'number' && !isUnsaved(cell)) return contentText(item, value.content)
  return copiedText(cell)
}
