import type { CallError } from '#contract/client.ts'
import type { Problem } from '#contract/refusal.ts'
import { StaleDetails, type Saved } from '#contract/values.ts'
import type { HardFault, ValueContent } from '#domain/value/value-content.ts'
import type { Cell, Sending, Wish } from './cell.ts'
import { isSameContent } from '#domain/value/same-content.ts'

export const NOTHING_WANTED = { wish: undefined, seen: undefined, typed: undefined } as const

/** What a cell becomes; `isMore` where something further is to be sent, `isOvertaken` where the server has gone on. */
export type AfterSaving = { readonly change: Partial<Cell>; readonly isMore?: true; readonly isOvertaken?: true }

/** The server has the value. What was wished meanwhile stands upon the new version. */
export function afterSave(
  { wish, fault, typed }: Cell,
  sending: Sending,
  { value, findings }: Saved,
  isFocused: boolean,
  savedAt: string,
): AfterSaving {
  const saved = { value, findings, sending: undefined, refused: undefined, savedAt }
  if (wish !== undefined && !isSameWish(wish, sending.wish))
    return { change: { ...saved, seen: value.version }, isMore: true }
  const isStillTyped = isFocused || fault !== undefined
  return { change: { ...saved, ...NOTHING_WANTED, typed: isStillTyped ? typed : undefined, typedNote: undefined } }
}

/** The server would not. Sent again with the same key, a failed save is still done once. */
export function afterRefusal(cell: Cell, sending: Sending, error: CallError): AfterSaving {
  if (error.code === 'stale') return overtaken(cell, sending, error)
  // Somebody else confirmed it already.
  if (error.code === 'wrong-state' && sending.wish.act === 'confirm')
    return { change: { ...NOTHING_WANTED, sending: undefined }, isOvertaken: true }
  if (error.code === 'internal') return { change: { refused: 'internal' } }
  const { faults } = (error.details ?? {}) as { faults?: readonly HardFault[] }
  const [fault] = error.code === 'value-not-saved' ? (faults ?? []) : []
  return fault
    ? { change: { sending: undefined, wish: undefined, isLeft: true, fault: { kind: 'hard', fault } } }
    : { change: { sending: undefined, refused: error.code as Problem['code'] } }
}

/** Somebody was faster. The same content is no conflict; any other is shown beside one's own. */
function overtaken(cell: Cell, { wish: sent }: Sending, error: CallError): AfterSaving {
  const details = StaleDetails.safeParse(error.details)
  if (!details.success) return { change: { sending: undefined, refused: 'stale' } }
  const { current } = details.data
  const wish = cell.wish ?? sent
  if (wish.act === 'save' && !isSameContent(wish.content, current.content))
    return { change: { sending: undefined, wish, theirs: current } }
  return { change: { ...NOTHING_WANTED, sending: undefined, value: current }, isOvertaken: true }
}

/** What an empty field means: that what was given is taken back; nothing where nothing was. */
export function emptied({ value, sending }: Cell): ValueContent | undefined {
  return (value && value.state !== 'withdrawn') || sending ? { kind: 'withdrawn' } : undefined
}

export function isAsSaved({ value, sending }: Cell, content: ValueContent): boolean {
  return !sending && value !== undefined && isSameContent(value.content, content)
}

function isSameWish(a: Wish, b: Wish): boolean {
  if (a.act === 'confirm' || b.act === 'confirm') return a.act === b.act
  return a.note === b.note && isSameContent(a.content, b.content)
}
