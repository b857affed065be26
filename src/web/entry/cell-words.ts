import type { DataItem } from '#domain/item/data-item.ts'
import { REFUSALS } from '#text/refusals.ts'
import { hardFaultText } from '#text/value-checks.ts'
import { figure, LANGUAGE } from '../language.ts'
import { comesInParts, isGiven, isMissing, needsConfirmation, needsNote, type Cell, type CellFault } from './cell.ts'
import { dayText, timeText } from './local-time.ts'
import type { Connection } from './save-queue.ts'
import { words } from './words.ts'

export type Tone = 'quiet' | 'attention' | 'danger'
export type StateWord = { readonly word: string; readonly tone: Tone }

/** How a cell stands, in words: first whether it is saved, then what is still to be done. */
export function cellWords(cell: Cell, connection: Connection): StateWord[] {
  return [...standingWords(cell, connection), ...(savingWord(cell, connection) ? [] : saved(cell))]
}

/** The same without when it was saved: nothing where all is well. */
export function standingWords(cell: Cell, connection: Connection): StateWord[] {
  const saving = savingWord(cell, connection)
  return saving ? [saving] : standing(cell)
}

/** What is wrong with what stands in the field, once it was left. */
export function faultText({ fault, isLeft, item }: Cell): string | undefined {
  return fault && isLeft ? faultWords(fault, item) : undefined
}

export function faultWords(fault: CellFault, item: DataItem): string {
  return fault.kind === 'typed' ? words.faults[fault.fault] : hardFaultText(fault.fault, item, LANGUAGE)
}

function savingWord(
  { fault, isLeft, theirs, refused, wish, sending }: Cell,
  connection: Connection,
): StateWord | undefined {
  const { states } = words
  if (theirs) return { word: states.conflict, tone: 'danger' }
  if (fault) return { word: isLeft ? states.fault : states.typing, tone: isLeft ? 'danger' : 'quiet' }
  if (refused) return { word: states.notSaved(REFUSALS[LANGUAGE][refused]), tone: 'danger' }
  if (!wish && !sending) return undefined
  if (connection.kind === 'signed-out') return { word: states.signedOut, tone: 'attention' }
  if (connection.kind === 'away')
    return { word: connection.code === 'unreachable' ? states.offline : states.away, tone: 'attention' }
  return { word: sending ? states.saving : states.typing, tone: 'quiet' }
}

function standing(cell: Cell): StateWord[] {
  const { states } = words
  const { value, parts = [] } = cell
  if (comesInParts(cell) && !isGiven(cell)) {
    const given = parts.filter(isGiven).length
    return [
      {
        word: states.partsGiven(figure(given), figure(parts.length)),
        tone: given < parts.length ? 'attention' : 'quiet',
      },
    ]
  }
  if (value?.state === 'withdrawn')
    return [
      { word: states.withdrawn, tone: 'quiet' },
      { word: states.missing, tone: 'attention' },
    ]
  if (isMissing(cell)) return [{ word: states.missing, tone: 'attention' }]
  const found: StateWord[] = []
  if (needsConfirmation(cell)) found.push({ word: states.needsConfirmation, tone: 'attention' })
  if (needsNote(cell)) found.push({ word: states.needsNote, tone: 'attention' })
  if (value?.state === 'verified') found.push({ word: states.verified, tone: 'quiet' })
  if (value?.state === 'disputed') found.push({ word: states.disputed, tone: 'attention' })
  if (value?.state === 'cannot-provide') found.push({ word: states.cannotProvide, tone: 'quiet' })
  return found
}

function saved({ value, savedAt }: Cell): StateWord[] {
  if (!value || value.state === 'to-be-confirmed') return []
  const { states } = words
  const when = savedAt === undefined ? states.savedOn(dayText(value.at)) : states.savedAt(timeText(savedAt))
  const how: StateWord[] = value.onBehalf ? [{ word: states.onBehalf, tone: 'quiet' }] : []
  return [...how, { word: when, tone: 'quiet' }]
}
