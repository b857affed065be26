import type { OutputOf } from '#contract/operation.ts'
import type { values } from '#contract/values.ts'
import type { Db } from '#db/database.ts'
import { canonicalJson } from '#domain/event/canonical-json.ts'
import { compare, exactFromDecimal } from '#domain/exact.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { periodFrom } from '#domain/period/period.ts'
import { readTyped } from '#domain/value/typed-number.ts'
import { hardFaults, type ValueContent } from '#domain/value/value-content.ts'
import { actorOf, type Call } from '../call.ts'
import { untilFirst } from '../events/turns.ts'
import { Refusal } from '../refusal.ts'
import { assess } from './assessment.ts'
import { authorOf } from './author.ts'
import { plainContent } from './content-columns.ts'
import type { ValueDeps } from './deps.ts'
import { isSameKey, valueOfRequest, viewOf, type StoredValue, type ValueKey } from './stored-value.ts'
import { savingState } from './saving-state.ts'
import { surroundingsOf } from './surroundings.ts'
import { itemOf, outlineFor, refusePart } from './target.ts'
import { toldTo } from './told-to.ts'
import { newVersion, savedEvent } from './version.ts'
import { writeSaved } from './write-saved.ts'

export type SaveInput = ValueKey & {
  /** The version that the caller saw; 0 where there was none. */
  readonly version: number
  readonly content: ValueContent
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly edition?: string | undefined
}

type Saved = OutputOf<typeof values.saveValue>

/**
 * Writes a further version of a value with its event, and answers with the points of what reads it. Refuses a version
 * that is not the one the caller saw; the same request key again is answered again, not done again.
 */
export async function saveValue(deps: ValueDeps, input: SaveInput, call: Call): Promise<Saved> {
  const { db, content } = deps
  const actor = actorOf(call)
  const item = itemOf(content.items, input.item)
  const faults = hardFaults(item, input.content)
  if (faults.length > 0) throw new Refusal('value-not-saved', undefined, { faults })
  if (!isWhatWasTyped(item, input.content)) throw new Refusal('bad-input', ['content.typed: another number'])
  const period = periodFrom(input.period)!
  const outline = outlineFor(content, input.edition)
  const question = { subject: input.subject, period, items: [item.id], outline }
  const surroundings = await surroundingsOf(deps, question)
  if (!surroundings.register.byId.has(input.subject)) throw new Refusal('not-found')
  const author = authorOf(actor, input)
  refusePart(surroundings, input, author)
  const save = async (): Promise<Saved | undefined> => {
    const { heads, known, claims } = await savingState(db, surroundings, outline?.edition.id)
    const before = known.find((one) => isSameKey(one, input))
    const answer = (value: StoredValue): Saved => {
      const now = [...known.filter((one) => !isSameKey(one, value)), value]
      const assessment = assess(now, surroundings, content.items, outline, claims)
      const leaves = assessment.leaves(new Set([item.id]))
      return toldTo(actor, { value: viewOf(value), findings: assessment.findings(value), leaves })
    }
    const done = await alreadyDone(db, input, call, before)
    if (done) return answer(done)
    if ((before?.version ?? 0) !== input.version) throw staleOr(before)
    const { value, row } = newVersion({
      ...input,
      content: plainContent(input.content),
      version: input.version + 1,
      source: actor.token ? 'pushed' : 'typed',
      author,
      actor,
      requestKey: call.key,
      at: heads.at,
    })
    const change = { heads, event: savedEvent(value, before, actor.account), row, origin: call.origin }
    const isWritten = await writeSaved(db, change).catch(refuseReusedKey)
    return isWritten ? answer(value) : undefined
  }
  return untilFirst(db, `organisation:${input.subject}`, save)
}

/** The text that was typed is kept as evidence of what was meant: it must say the number. */
function isWhatWasTyped(item: DataItem, content: ValueContent): boolean {
  if (content.kind !== 'number' || content.typed === undefined) return true
  const read = readTyped(content.typed, item.kind)
  return read.kind === 'number' && compare(exactFromDecimal(read.text), exactFromDecimal(content.number)) === 0
}

/** The version that this very request wrote before, if it did. */
async function alreadyDone(
  db: Db,
  input: SaveInput,
  call: Call,
  before: StoredValue | undefined,
): Promise<StoredValue | undefined> {
  if (call.key === undefined || input.version === (before?.version ?? 0)) return undefined
  const { account } = actorOf(call)
  const isLast = before?.requestKey === call.key && before.enteredBy === account
  const done = isLast ? before : await valueOfRequest(db, account, call.key)
  if (done && !isSame(done, input)) throw new Refusal('key-reused')
  return done
}

function isSame(done: StoredValue, input: SaveInput): boolean {
  const isNext = isSameKey(done, input) && done.version === input.version + 1
  return isNext && canonicalJson(done.content) === canonicalJson(plainContent(input.content))
}

/** A key that already stands at another version, whichever. */
function refuseReusedKey(error: unknown): never {
  const isReused = error instanceof Error && 'constraint' in error && error.constraint === 'value_request'
  throw isReused ? new Refusal('key-reused') : error
}

/** What stands there now, so that the caller can choose. */
function staleOr(current: StoredValue | undefined): Refusal {
  return current ? new Refusal('stale', undefined, { current: viewOf(current) }) : new Refusal('not-found')
}
