import { uuidv7 } from 'uuidv7'
import type { Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodFrom } from '#domain/period/period.ts'
import { valueState, type ValueSource } from '#domain/value/value-state.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { Actor } from '../call.ts'
import type { Author } from './author.ts'
import { columnsOf } from './content-columns.ts'
import type { StoredValue, ValueKey } from './stored-value.ts'

export type NewVersion = ValueKey & {
  readonly version: number
  readonly content: ValueContent
  readonly source: ValueSource
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly copiedFrom?: string
  readonly author: Author
  readonly actor: Actor
  readonly requestKey?: string | undefined
  readonly at: Date
}

/** A version to be written, as it will stand and as its row. */
export function newVersion(version: NewVersion): { value: StoredValue; row: VersionInsert } {
  const id = uuidv7()
  return { value: storedOf(id, version), row: rowOf(id, version) }
}

export type VersionInsert = ReturnType<typeof rowOf>

/** Writes versions in one statement; those whose number another one has already are left out. */
export async function writeVersions(tx: Tx, versions: readonly NewVersion[]): Promise<StoredValue[]> {
  if (versions.length === 0) return []
  const made = versions.map((version) => ({ version, id: uuidv7() }))
  const rows = await tx
    .insertInto('value')
    .values(made.map(({ id, version }) => rowOf(id, version)))
    .onConflict((conflict) => conflict.constraint('value_version').doNothing())
    .returning('id')
    .execute()
  const written = new Set(rows.map(({ id }) => id))
  return made.filter(({ id }) => written.has(id)).map(({ id, version }) => storedOf(id, version))
}

/** What a save tells the history: contents before and after. */
export function savedEvent(value: StoredValue, before: StoredValue | undefined, by: string): NewEvent {
  return {
    stream: `organisation:${value.subject}`,
    kind: 'value.saved',
    by,
    body: {
      item: value.item,
      period: value.period,
      part: value.part ?? null,
      version: value.version,
      before: before?.content ?? null,
      after: value.content,
      source: value.source,
      onBehalf: value.onBehalf,
      reason: value.reason ?? null,
      note: value.note ?? null,
    },
  }
}

function rowOf(id: string, version: NewVersion) {
  const { from, to } = daysOf(periodFrom(version.period)!)
  return {
    id,
    subject_id: version.subject,
    item_id: version.item,
    period: version.period,
    period_from: from,
    period_to: to,
    part_id: version.part ?? null,
    version: version.version,
    provider_id: version.author.provider,
    source: version.source,
    ...columnsOf(version.content),
    note: version.note ?? null,
    on_behalf: version.author.onBehalf,
    copied_from: version.copiedFrom ?? null,
    stage: 'declared',
    reason: version.reason ?? null,
    request_key: version.requestKey ?? null,
    entered_by: version.actor.account,
    entered_at: version.at,
  }
}

function storedOf(id: string, version: NewVersion): StoredValue {
  const { subject, item, period, part, content, source, note, reason, actor, author, at } = version
  return {
    id,
    subject,
    item,
    period,
    part,
    version: version.version,
    content,
    state: valueState({ id, source, content }, [], []),
    source,
    onBehalf: author.onBehalf,
    note,
    reason,
    by: actor.name,
    enteredBy: actor.account,
    at,
    requestKey: version.requestKey,
  }
}
