import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#db/database.ts'
import type { GivenRow } from '#domain/value/given-values.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { ValuesAsked } from '../values/stored-value.ts'

/** A number of a version; what holds none is not told, for scoring it is as if nothing had been given. */
export type BoardValue = GivenRow & { readonly of: string }

/** Latest versions, told apart by the subject itself; a copy that nobody has confirmed is no number yet. */
export function latestNumbers(db: Db, { subjects, items, periods }: ValuesAsked): Promise<BoardValue[]> {
  return numbers(
    db,
    sql`select distinct on (subject_id, period, item_id, part_id) *, subject_id as of from value
    where subject_id = any(${subjects}::uuid[]) and period = any(${periods}::text[]) and item_id = any(${items}::text[])
    order by subject_id, period, item_id, part_id, version desc`,
  )
}

/** What submissions are judged by, told apart by the submission. */
export function pinnedNumbers(db: Db, submissions: readonly string[]): Promise<BoardValue[]> {
  return numbers(
    db,
    sql`select value.*, submission.id as of from submission
    join pin on pin.submission_id = submission.id and pin.attempt = submission.attempt
    join value on value.id = pin.value_id
    where submission.id = any(${submissions}::uuid[])`,
  )
}

/** The others' numbers as a round has fixed them. */
export function commonNumbers(db: Db, round: string): Promise<BoardValue[]> {
  return numbers(
    db,
    sql`select value.*, value.subject_id as of from common_pin join value on value.id = common_pin.value_id
    where common_pin.round_id = ${round}`,
  )
}

type Row = {
  of: string
  subject: string
  item: string
  period: string
  part: string | null
  kind: string
  number: string | null
  yes: boolean | null
  option: string | null
}

async function numbers(db: Db, versions: RawBuilder<unknown>): Promise<BoardValue[]> {
  const { rows } = await sql<Row>`
    select value.of, value.subject_id as subject, value.item_id as item, value.period, value.part_id as part,
      value.kind, value.number, value.yes, value.option_slug as option
    from (${versions}) as value
    where value.kind in ('number', 'yes-no', 'option')
      and (value.source <> 'copied' or exists (select from value_confirmation where value_id = value.id))
  `.execute(db)
  return rows.map((row) => ({
    of: row.of,
    subject: row.subject,
    item: row.item,
    period: row.period,
    part: row.part ?? undefined,
    content: contentOf(row),
    state: 'declared',
  }))
}

function contentOf({ kind, number, yes, option }: Row): ValueContent {
  if (kind === 'number') return { kind, number: number! }
  return kind === 'yes-no' ? { kind, yes: yes! } : { kind: 'option', option: option! }
}
