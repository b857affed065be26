import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Period } from '#domain/period/period.ts'
import { expectedParts } from '#domain/value/parts.ts'
import { counts, valueState, type ValueSource, type ValueState } from '#domain/value/value-state.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { Providers } from '../values/providers.ts'

/** What a unit has given of a period. */
export type GivenFacts = {
  readonly answered: ReadonlySet<string>
  readonly unconfirmed: ReadonlySet<string>
  /** What counts, with what was written beside it. */
  readonly values: readonly { readonly item: string; readonly note: string | undefined }[]
}

type Asked = {
  readonly subjects: readonly string[]
  readonly items: readonly string[]
  readonly period: Period
  readonly providers: Providers
}

const NOTHING: GivenFacts = { answered: new Set(), unconfirmed: new Set(), values: [] }

/** Of each subject how its latest versions stand, without what they hold: one statement for all of a round. */
export async function givenFacts(db: Db, asked: Asked): Promise<(subject: string) => GivenFacts> {
  const rows = (await rowsOf(db, asked)).map((row) => ({ ...row, state: stateOf(row) }))
  const bySubject = Map.groupBy(rows, ({ subject }) => subject)
  const facts = new Map([...bySubject].map(([subject, some]) => [subject, factsOf(some, asked)]))
  return (subject) => facts.get(subject) ?? NOTHING
}

type Row = {
  subject: string
  item: string
  part: string | null
  kind: ValueContent['kind']
  source: ValueSource
  note: string | null
  is_confirmed: boolean
}

async function rowsOf(db: Db, { subjects, items, period }: Asked): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select distinct on (value.subject_id, value.item_id, value.part_id)
      value.subject_id as subject, value.item_id as item, value.part_id as part, value.kind, value.source, value.note,
      exists (select from value_confirmation where value_id = value.id) as is_confirmed
    from unnest(${subjects}::uuid[]) as subject (id)
    cross join lateral (select * from value where subject_id = subject.id and period = ${period.key} offset 0) as value
    where value.item_id = any(${items}::text[])
    order by value.subject_id, value.item_id, value.part_id, value.version desc
  `.execute(db)
  return rows
}

/** A verdict does not change whether a value is there. */
function stateOf({ kind, source, is_confirmed }: Row): ValueState {
  const version = { id: '', source, content: { kind } as ValueContent }
  return valueState(version, is_confirmed ? [{ version: '' }] : [], [])
}

type Stated = Row & { readonly state: ValueState }

function factsOf(rows: readonly Stated[], { providers, period }: Asked): GivenFacts {
  const there = rows.filter(({ state }) => state !== 'withdrawn')
  const whole = there.filter(({ part }) => part === null)
  return {
    answered: new Set([...whole.map(({ item }) => item), ...wholeInParts(there, providers, period)]),
    unconfirmed: new Set(whole.filter(({ state }) => state === 'to-be-confirmed').map(({ item }) => item)),
    values: rows.filter(({ state }) => counts(state)).map(({ item, note }) => ({ item, note: note ?? undefined })),
  }
}

/** Items of which every provider has given its part (method §7.6). */
function wholeInParts(there: readonly Stated[], providers: Providers, period: Period): string[] {
  const parts = there.filter(({ part }) => part !== null)
  return [...Map.groupBy(parts, ({ item }) => item)].flatMap(([item, some]) =>
    expectedParts(providers.get(item) ?? [], period).every((part) => some.some((one) => one.part === part))
      ? [item]
      : [],
  )
}
