import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Value } from '#db/tables.ts'
import { valueState, type ValueSource, type ValueState, type Verdict } from '#domain/value/value-state.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { ValueView } from '#contract/values.ts'
import { CONTENT_COLUMNS, contentOf } from './content-columns.ts'

/** Whose item of which period, and which provider's part. */
export type ValueKey = {
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string | undefined
}

/** A version with how it stands. */
export type StoredValue = ValueKey & {
  readonly id: string
  readonly version: number
  readonly content: ValueContent
  readonly state: ValueState
  readonly source: ValueSource
  readonly onBehalf: boolean
  readonly note: string | undefined
  readonly reason: string | undefined
  readonly by: string
  readonly enteredBy: string
  readonly at: Date
  readonly requestKey: string | undefined
}

export type ValuesAsked = {
  readonly subjects: readonly string[]
  readonly items: readonly string[]
  readonly periods: readonly string[]
}

/** The latest version of every key asked for; where a moment is given, as it stood then: entered, and confirmed. */
export async function latestValues(db: Db, asked: ValuesAsked, asOf?: Date): Promise<StoredValue[]> {
  if (asked.subjects.length === 0 || asked.items.length === 0 || asked.periods.length === 0) return []
  const { subjects, items, periods } = asked
  const { first, last } = stretchOf(periods)
  const stretch = {
    subjects: sql`${subjects}::uuid[]`,
    items: sql`${items}::text[]`,
    periods: sql`${periods}::text[]`,
    first: sql`${first}`,
    last: sql`${last}`,
  }
  const isFew = subjects.length * items.length <= MOST_LOOKUPS
  const { rows } = await withColumns(newest(sql``, stretch, isFew, asOf), asOf).execute(db)
  return rows.map(storedOf)
}

/** The same of several questions, in one statement; their subjects and items are each looked up by themselves. */
export async function latestOfAll(db: Db, asked: readonly ValuesAsked[]): Promise<StoredValue[]> {
  const wanted = asked.filter(({ periods }) => periods.length > 0).map(wantedRow)
  const { rows } = await latestRowsOf(
    sql`json_to_recordset(${JSON.stringify(wanted)}::json) as wanted (${WANTED})`,
  ).execute(db)
  return rows.map(storedOf)
}

/** The same of what a query holds in `wanted`, as `WantedRow` has it: as a query that can stand in that one. */
export function latestRowsOf(wanted: RawBuilder<unknown>): RawBuilder<VersionRow> {
  const asked = { subjects: sql`wanted.subjects`, items: sql`wanted.items`, periods: sql`wanted.periods` }
  const stretch = { ...asked, first: sql`wanted.first`, last: sql`wanted.last` }
  return withColumns(newest(sql`${wanted} cross join`, stretch, true))
}

/** A question as a row of JSON, for `json_to_recordset(…) as wanted (${WANTED})`. */
export const WANTED = sql`subjects uuid[], items text[], periods text[], first text, last text`

export function wantedRow(asked: ValuesAsked): object {
  return { ...asked, ...stretchOf(asked.periods) }
}

/** The latest version of one key. */
export async function latestValue(db: Db, key: ValueKey): Promise<StoredValue | undefined> {
  return (await allVersions(db, key, 1))[0]
}

/** All versions of one key, newest first. */
export async function allVersions(db: Db, key: ValueKey, most: number): Promise<StoredValue[]> {
  return storedValues(db, sql`${isOf(key)} order by value.version desc limit ${most}`)
}

/** The version that a caller saved under a key of its own. */
export async function valueOfRequest(db: Db, account: string, requestKey: string): Promise<StoredValue | undefined> {
  return (await storedValues(db, sql`value.entered_by = ${account} and value.request_key = ${requestKey}`))[0]
}

/** The latest version of a subject's item in every period, each part's, newest period first. */
export async function latestOverTime(
  db: Db,
  { subject, item }: Pick<ValueKey, 'subject' | 'item'>,
  most: number,
): Promise<StoredValue[]> {
  const rows = sql`
    select distinct on (period, part_id) value.* from value where subject_id = ${subject} and item_id = ${item}
    order by period desc, part_id, version desc limit ${most}`
  const { rows: found } = await withColumns(rows).execute(db)
  return found.map(storedOf).sort((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0))
}

/** The versions with some ids, whether or not they are the latest. */
export async function valuesWithIds(db: Db, ids: readonly string[]): Promise<StoredValue[]> {
  return ids.length === 0 ? [] : storedValues(db, sql`value.id = any(${ids}::uuid[])`)
}

export function isSameKey(one: ValueKey, other: ValueKey): boolean {
  return (
    one.subject === other.subject && one.item === other.item && one.period === other.period && one.part === other.part
  )
}

export function viewOf(value: StoredValue): ValueView {
  const { subject, item, period, part, version, content, state, source, onBehalf, note, reason, by, at } = value
  return {
    subject,
    item,
    period,
    ...(part !== undefined && { part }),
    version,
    content,
    state,
    source,
    onBehalf,
    ...(note !== undefined && { note }),
    ...(reason !== undefined && { reason }),
    by,
    at: at.toISOString(),
  }
}

function isOf({ subject, item, period, part }: ValueKey): RawBuilder<unknown> {
  return sql`value.subject_id = ${subject} and value.period = ${period} and value.item_id = ${item}
    and ${part === undefined ? sql`value.part_id is null` : sql`value.part_id = ${part}`}`
}

/** Beyond so many single lookups, all of a subject's values in those years are read in one stretch. */
const MOST_LOOKUPS = 64

type Stretch = Readonly<Record<'subjects' | 'items' | 'periods' | 'first' | 'last', RawBuilder<unknown>>>

/**
 * Reads stretches of an index, whose length does not depend on how many periods are remembered: one of a subject's item,
 * or one of a subject, from the first of the periods to the last. "offset 0" keeps the conditions outside the stretch
 * out of it: each further one would be searched for by itself.
 */
function newest(
  source: RawBuilder<unknown>,
  { subjects, items, periods, first, last }: Stretch,
  byItem: boolean,
  asOf?: Date,
): RawBuilder<unknown> {
  const ofSubject = sql`subject_id = subject.id and period >= ${first} and period <= ${last}`
  const stretch = byItem
    ? sql`unnest(${items}) as item (id)
        cross join lateral (select * from value where item_id = item.id and ${ofSubject} offset 0) as value`
    : sql`lateral (select * from value where ${ofSubject} offset 0) as value`
  return sql`
    select distinct on (subject_id, period, item_id, part_id) value.*
    from ${source} unnest(${subjects}) as subject (id) cross join ${stretch}
    where value.period = any(${periods}) and value.item_id = any(${items}) ${asOf ? sql`and entered_at <= ${asOf}` : sql``}
    order by subject_id, period, item_id, part_id, version desc`
}

function stretchOf(periods: readonly string[]): { first: string; last: string } {
  const inOrder = [...periods].sort()
  return { first: inOrder[0]!, last: inOrder.at(-1)! }
}

function withColumns(rows: RawBuilder<unknown>, asOf?: Date): RawBuilder<VersionRow> {
  return sql<VersionRow>`select ${columns(asOf)} from (${rows}) as value ${WITH_AUTHOR}`
}

const WITH_AUTHOR = sql`join account as author on author.id = value.entered_by`

/**
 * A version's row and what else is known of it. Confirmations and verdicts are looked up, where a join would read whole
 * tables for a few rows; there are never many accounts.
 */
const columns = (asOf?: Date): RawBuilder<unknown> => sql`
  value.id, value.subject_id, value.item_id, value.period, value.part_id, value.version, value.source, value.on_behalf,
  value.note, value.reason, value.request_key, value.entered_by, value.entered_at,
  ${sql.join(CONTENT_COLUMNS.map((column) => sql.ref(`value.${column}`)))},
  author.display_name,
  (
    select true from value_confirmation where value_id = value.id ${asOf ? sql`and confirmed_at <= ${asOf}` : sql``}
  ) is not null as is_confirmed, (
    select verdict from value_verdict where value_verdict.value_id = value.id
    order by decided_at desc, id desc limit 1
  ) as verdict`

/** A row of `latestRows`. */
export type VersionRow = Pick<
  Selectable<Value>,
  | 'id'
  | 'subject_id'
  | 'item_id'
  | 'period'
  | 'part_id'
  | 'version'
  | 'source'
  | 'on_behalf'
  | 'note'
  | 'reason'
  | 'request_key'
  | 'entered_by'
  | 'entered_at'
  | (typeof CONTENT_COLUMNS)[number]
> & { readonly display_name: string; readonly is_confirmed: boolean; readonly verdict: string | null }

async function storedValues(db: Db, where: RawBuilder<unknown>): Promise<StoredValue[]> {
  const { rows } = await sql<VersionRow>`select ${columns()} from value ${WITH_AUTHOR} where ${where}`.execute(db)
  return rows.map(storedOf)
}

export function storedOf(row: VersionRow): StoredValue {
  const content = contentOf(row)
  const version = { id: row.id, source: row.source as ValueSource, content }
  const confirmations = row.is_confirmed ? [{ version: row.id }] : []
  const verdicts = row.verdict === null ? [] : [{ version: row.id, verdict: row.verdict as Verdict }]
  return {
    id: row.id,
    subject: row.subject_id,
    item: row.item_id,
    period: row.period,
    part: row.part_id ?? undefined,
    version: row.version,
    content,
    state: valueState(version, confirmations, verdicts),
    source: version.source,
    onBehalf: row.on_behalf,
    note: row.note ?? undefined,
    reason: row.reason ?? undefined,
    by: row.display_name,
    enteredBy: row.entered_by,
    at: row.entered_at,
    requestKey: row.request_key ?? undefined,
  }
}
