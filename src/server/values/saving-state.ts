import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { lockHeads, seenHeads, type Heads, type SeenHead } from '../events/record.ts'
import { gathered } from '../gathered.ts'
import type { Claims } from './assessment.ts'
import { latestRowsOf, storedOf, WANTED, wantedRow, type StoredValue, type VersionRow } from './stored-value.ts'
import type { Surroundings } from './surroundings.ts'

/** What a save must know, as of one moment: where the subject's history ends, the values around it, the claims. */
export type SavingState = {
  readonly heads: Heads
  readonly known: readonly StoredValue[]
  readonly claims: Claims
}

/** Saves of different subjects are read and written together while earlier ones are under way. */
export const SAVES = { atOnce: 2, most: 50, waiting: 5000 } as const

type Question = { readonly around: Surroundings; readonly edition: string | undefined }

const readers = new WeakMap<Db, (question: Question) => Promise<SavingState | undefined>>()

/** A save is two statements: this, and the one that writes. */
export async function savingState(db: Db, around: Surroundings, edition: string | undefined): Promise<SavingState> {
  const read = readers.get(db) ?? gathered((questions) => savingStates(db, questions), SAVES)
  readers.set(db, read)
  const state = await read({ around, edition })
  if (state) return state
  // Nothing was ever told of the subject: its stream begins now.
  await db.transaction().execute((tx) => lockHeads(tx, [`organisation:${around.subject}`]))
  return savingState(db, around, edition)
}

type Row = { place: number } & SeenHead & { accepted: string[]; waiting: string[] } & (VersionRow | { id: null })

/** Each thing is looked up by itself, however many are asked for: nothing reads a whole table. */
async function savingStates(db: Db, questions: readonly Question[]): Promise<(SavingState | undefined)[]> {
  const { rows } = await sql<Row>`/* prepared */
    select ask.place, head.name as stream, head.sequence, encode(head.hash, 'hex') as hash, clock_timestamp() as now,
      last.at as last_at, claim.accepted, claim.waiting, known.*
    from json_to_recordset(${JSON.stringify(questions.map(askedRow))}::json)
      as ask (place integer, subject uuid, period text, edition text, asked json)
    cross join lateral (select * from stream where name = 'organisation:' || ask.subject limit 1) as head
    left join lateral (
      select at from event where event.stream = head.name and event.sequence = head.sequence limit 1
    ) as last on true
    cross join lateral (
      select coalesce(array_agg(node_code) filter (where state = 'accepted'), '{}') as accepted,
        coalesce(array_agg(node_code) filter (where state = 'claimed'), '{}') as waiting
      from not_applicable
      where organisation_id = ask.subject and edition_id = ask.edition and period = ask.period
    ) as claim
    left join lateral (${latestRowsOf(sql`json_to_recordset(ask.asked) as wanted (${WANTED})`)}) as known on true
  `.execute(db)
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  return questions.map((_, place) => stateOf(byPlace.get(place) ?? []))
}

function askedRow({ around: { subject, period, asked }, edition }: Question, place: number): object {
  return { place, subject, period: period.key, edition: edition ?? null, asked: asked.map(wantedRow) }
}

function stateOf(rows: readonly Row[]): SavingState | undefined {
  const [head] = rows
  if (!head) return undefined
  const known = rows.flatMap((one) => (one.id === null ? [] : [storedOf(one)]))
  return { heads: seenHeads([head]), known, claims: { accepted: head.accepted, waiting: head.waiting } }
}
