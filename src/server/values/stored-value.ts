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

/** The latest version of every key asked for. */
export async function latestValues(db: Db, asked: ValuesAsked): Promise<StoredValue[]> {
  if (asked.subjects.length === 0 || asked.items.length === 0 || asked.periods.length === 0) return []
  const { rows } = await latestRows([asked]).execute(db)
  return rows.map(storedOf)
}

/** The same of several questions, as a query that can stand in another one. */
export function latestRows(asked: readonly ValuesAsked[]): RawBuilder<VersionRow> {
  return sql<VersionRow>`select ${COLUMNS} from (${sql.join(asked.map(newest), sql` union all `)}) as value`
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

function newest({ subjects, items, periods }: ValuesAsked): RawBuilder<unknown> {
  return sql`(
    select distinct on (subject_id, period, item_id, part_id) * from value
    where subject_id = any(${subjects}::uuid[]) and period = any(${periods}::text[]) and item_id = any(${items}::text[])
    order by subject_id, period, item_id, part_id, version desc)`
}

/** A version's row and what else is known of it: looked up, where a join would read whole tables for a few rows. */
const COLUMNS = sql`
  value.id, value.subject_id, value.item_id, value.period, value.part_id, value.version, value.source, value.on_behalf,
  value.note, value.reason, value.request_key, value.entered_by, value.entered_at,
  ${sql.join(CONTENT_COLUMNS.map((column) => sql.ref(`value.${column}`)))},
  (select display_name from account where account.id = value.entered_by) as display_name,
  (select true from value_confirmation where value_id = value.id) is not null as is_confirmed, (
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
  const { rows } = await sql<VersionRow>`select ${COLUMNS} from value where ${where}`.execute(db)
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
