import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { periodFrom } from '#domain/period/period.ts'
import type { Verdict } from '#domain/value/value-state.ts'
import { verdictStanding, type VerdictStanding } from '#domain/value/verdict-standing.ts'
import { registerOn, today } from '../organisations/register.ts'
import { TAKES_VERDICT } from './charge.ts'

/** A value of which a verdict may be given, as far as it is needed to find and to sort it. */
export type Place = {
  readonly id: string
  readonly item: string
  readonly subject: string
  readonly part: string | undefined
  readonly standing: VerdictStanding
}

/** The periods for which anything was given, newest first. */
export async function givenPeriods(db: Db, items: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ period: string }>`
    select distinct period from value where item_id = any(${items}::text[])
  `.execute(db)
  const periods = rows.flatMap(({ period }) => periodFrom(period) ?? [])
  return periods.sort((a, b) => b.to - a.to || b.from - a.from).map(({ key }) => key)
}

type Row = {
  readonly id: string
  readonly item_id: string
  readonly subject_id: string
  readonly part_id: string | null
  readonly verdict: Verdict | null
  readonly is_of_latest: boolean | null
}

/** All of a period, with the last word about any version of each. */
export async function placesIn(db: Db, items: readonly string[], period: string): Promise<Place[]> {
  const { rows } = await sql<Row>`
    select latest.id, latest.item_id, latest.subject_id, latest.part_id, said.verdict, said.is_of_latest from (
      select distinct on (item_id, subject_id, part_id) id, item_id, subject_id, part_id, version, kind, source
      from value where item_id = any(${items}::text[]) and period = ${period}
      order by item_id, subject_id, part_id, version desc
    ) as latest
    left join lateral (
      select value_verdict.verdict, about.id = latest.id as is_of_latest
      from value as about join value_verdict on value_verdict.value_id = about.id
      where about.subject_id = latest.subject_id and about.item_id = latest.item_id and about.period = ${period}
        and about.part_id is not distinct from latest.part_id
      order by about.version desc, value_verdict.decided_at desc, value_verdict.id desc limit 1
    ) as said on true
    where ${TAKES_VERDICT}
  `.execute(db)
  return rows.map(({ id, item_id: item, subject_id: subject, part_id, verdict, is_of_latest }) => ({
    ...{ id, item, subject, part: part_id ?? undefined },
    standing: verdictStanding(verdict === null ? undefined : { verdict, isOfLatest: is_of_latest === true }),
  }))
}

/** What organisations are called today, and of those that have ended, what they were called last. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (organisation_id) organisation_id as id, name from organisation_version
    where organisation_id = any(${ids}::uuid[]) and valid_from <= ${today()}
    order by organisation_id, valid_from desc
  `.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Item by item as content has them; units in today's official order, then those that have ended; parts by name. */
export async function placeOrder(
  db: Db,
  items: readonly string[],
  names: ReadonlyMap<string, string>,
): Promise<(a: Place, b: Place) => number> {
  const { organisations } = await registerOn(db, today())
  const units = new Map(organisations.map(({ id }, at) => [id, at]))
  const ofItem = new Map(items.map((id, at) => [id, at]))
  const unit = ({ subject }: Place): number => units.get(subject) ?? organisations.length
  const name = (id: string | undefined): string => (id === undefined ? '' : (names.get(id) ?? id))
  return (a, b) =>
    ofItem.get(a.item)! - ofItem.get(b.item)! ||
    unit(a) - unit(b) ||
    name(a.subject).localeCompare(name(b.subject), 'vi') ||
    (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0) ||
    name(a.part).localeCompare(name(b.part), 'vi')
}
