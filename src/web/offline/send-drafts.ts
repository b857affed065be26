import { CallError } from '#contract/client.ts'
import type { Problem } from '#contract/refusal.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { afterRefusal, afterSave } from '../entry/after-saving.ts'
import type { Cell, Sending } from '../entry/cell.ts'
import { newKey } from '../entry/new-key.ts'
import { sendValue } from '../entry/send-value.ts'
import { draftsOf, removeDraft, type Draft } from './drafts.ts'

/** Why something typed did not get through: what the server says, or that somebody must look at it first. */
export type Left = Problem['code'] | 'unreachable' | 'to-be-looked-at'

/** Sends what an account has typed, wherever, in the order in which it was typed; answers with what is left, and why. */
export async function sendDrafts(account: string): Promise<readonly Left[]> {
  const left: Left[] = []
  for (const draft of await draftsOf(account)) {
    const why = await send(draft)
    if (why === undefined) await removeDraft(draft)
    else left.push(why)
  }
  return left
}

/** First what was on its way, then what was typed meanwhile. */
async function send(draft: Draft, cell = cellOf(draft)): Promise<Left | undefined> {
  const next = nextOf(cell)
  if (!next) return cell.typed === undefined && cell.typedNote === undefined ? undefined : 'to-be-looked-at'
  const after = await afterSending(draft, cell, next)
  if (after === 'unreachable') return after
  if (after.theirs || after.fault) return 'to-be-looked-at'
  return after.refused ?? send(draft, after)
}

async function afterSending(draft: Draft, cell: Cell, next: Sending): Promise<Cell | 'unreachable'> {
  try {
    const saved = await sendValue(draft)(cell, next)
    return { ...cell, ...afterSave(cell, next, saved, false, saved.value.at).change }
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    return error.code === 'unreachable' ? error.code : { ...cell, ...afterRefusal(cell, next, error).change }
  }
}

function nextOf({ wish, seen, sending }: Cell): Sending | undefined {
  return sending ?? (wish && { wish, key: newKey(), version: seen ?? 0 })
}

/** Only the item's name matters where nothing is read from the field. */
function cellOf({ cell, unsaved }: Draft): Cell {
  const [id, part] = cell.split('/')
  const item = DataItem.parse({ id, name: id, kind: 'count' })
  return { item, part, findings: [], isLeft: true, ...unsaved }
}
