import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { periodFrom } from '#domain/period/period.ts'
import { itemsRead } from '#domain/scoring/items-read.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import type { ValueDeps } from '../values/deps.ts'

type Place = { readonly submission: StoredSubmission; readonly node: OutlineNode }

/** What somebody did to one of the unit's numbers, and whether it was taken back. */
export type NumberAct = {
  readonly kind: 'value' | 'correction' | 'evidence'
  readonly id: string
  /** Of a correction. */
  readonly round: string | null
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly from: Date
  readonly until: Date | null
  readonly by: string
}

/** What the unit wrote of one criterion. */
export type UnitsWords = {
  readonly submission: string
  readonly node: string
  readonly at: Date
  readonly by: string
}

/** What came to a criterion after somebody's last word on it (method §15.11). */
export type News = {
  readonly since: Date
  readonly acts: readonly NumberAct[]
  readonly words: readonly UnitsWords[]
}

/**
 * The places with news, by submission and code. Of a whole queue hardly any has some: first it is asked what came at all
 * since the account first said something, and only the places that this touches are looked at.
 */
export async function placesWithNews(
  deps: ValueDeps,
  account: string,
  places: readonly Place[],
): Promise<ReadonlySet<string>> {
  const submissions = [...new Set(places.map(({ submission }) => submission.id))]
  const since = await firstWord(deps.db, account, submissions)
  if (!since) return new Set()
  const numbersOf = numbersIn(deps.content)
  const acts = await numberActs(deps.db, account, since, places, numbersOf)
  const [subjects, numbers] = [new Set(acts.map(({ subject }) => subject)), new Set(acts.map(numberKey))]
  const words = await unitsWords(deps.db, since, submissions)
  const spoken = new Set(words.map(({ submission, node }) => placeKey(submission, node)))
  const touched = places.filter((place) => {
    const { submission, node } = place
    if (spoken.size > 0 && spoken.has(placeKey(submission.id, node.code))) return true
    return subjects.has(submission.member.id) && numbersOf(place).some((number) => numbers.has(numberKey(number)))
  })
  const news = await newsOf(deps, account, touched)
  return new Set([...news].filter(([, one]) => hasNews(one)).map(([key]) => key))
}

/**
 * By submission and code, for places on which the account has said something; a place without news has empty lists. As
 * many questions to the database for all places as for one.
 */
export async function newsOf(
  { db, content }: ValueDeps,
  account: string,
  places: readonly Place[],
): Promise<ReadonlyMap<string, News>> {
  const numbersOf = numbersIn(content)
  const spoken = await lastWords(db, account, [...new Set(places.map(({ submission }) => submission.id))])
  const watched = places.flatMap((place) => {
    const since = spoken.get(placeKey(place.submission.id, place.node.code))
    return since ? [{ ...place, since }] : []
  })
  if (watched.length === 0) return new Map()
  const since = new Date(Math.min(...watched.map((one) => Number(one.since))))
  const actsOf = Map.groupBy(await numberActs(db, account, since, watched, numbersOf), numberKey)
  const words = await unitsWords(db, since, [...new Set(watched.map(({ submission }) => submission.id))])
  const wordsOf = Map.groupBy(words, ({ submission, node }) => placeKey(submission, node))
  return new Map(
    watched.map((place) => {
      const { submission, node, since } = place
      const acts = numbersOf(place).flatMap((number) => actsOf.get(numberKey(number)) ?? [])
      const key = placeKey(submission.id, node.code)
      const ofRound = acts.filter(({ round }) => round === null || round === submission.round.id)
      const said = (wordsOf.get(key) ?? []).filter(({ at }) => at > since)
      return [key, { since, acts: stillNew(ofRound, since), words: said }]
    }),
  )
}

export function placeKey(submission: string, node: string): string {
  return `${submission} ${node}`
}

function hasNews(news: News | undefined): boolean {
  return news !== undefined && news.acts.length + news.words.length > 0
}

/** What stands and is later, and what was there and is taken back; a correction made anew was not taken back. */
function stillNew(acts: readonly NumberAct[], since: Date): NumberAct[] {
  const added = acts.filter(({ from, until }) => until === null && from > since)
  const made = new Set(added.filter(({ kind }) => kind === 'correction').map(numberKey))
  const gone = acts.filter((act) => act.until !== null && act.until > since && act.from <= since)
  return [...added, ...gone.filter((act) => act.kind !== 'correction' || !made.has(numberKey(act)))]
}

type OwnNumber = Pick<NumberAct, 'subject' | 'item' | 'period'>
type NumbersOf = (place: Place) => OwnNumber[]

/** The unit's own numbers that a criterion reads, of the periods in which it may; the same of all units in a round. */
function numbersIn({ outlines }: ValueDeps['content']): NumbersOf {
  const known = new Map<string, readonly Omit<OwnNumber, 'subject'>[]>()
  return ({ submission: { member, round }, node }) => {
    const key = `${round.edition} ${round.period} ${node.code}`
    const numbers =
      known.get(key) ??
      itemsRead(outlines.get(round.edition)!, periodFrom(round.period)!, { code: node.code })
        .filter(({ of, combine }) => of === 'own' && combine === 'none')
        .flatMap(({ item, periods }) => periods.map((period) => ({ item, period: period.key })))
    known.set(key, numbers)
    return numbers.map((number) => ({ subject: member.id, ...number }))
  }
}

function numberKey({ subject, item, period }: OwnNumber): string {
  return `${subject} ${item} ${period}`
}

async function lastWords(db: Db, account: string, submissions: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ submission: string; node: string; at: Date }>`
    select submission_id as submission, node_code as node, max(at) as at
    from (${wordsOfAccount(account, submissions)}) as spoken group by submission_id, node_code
  `.execute(db)
  return new Map(rows.map(({ submission, node, at }) => [placeKey(submission, node), at]))
}

async function firstWord(db: Db, account: string, submissions: readonly string[]): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(at) as at from (${wordsOfAccount(account, submissions)}) as spoken
  `.execute(db)
  return rows[0]!.at ?? undefined
}

/** Findings that were not withdrawn, and answers to the unit. */
function wordsOfAccount(account: string, submissions: readonly string[]) {
  return sql`
    select submission_id, node_code, decided_at as at from finding
    where decided_by = ${account} and state <> 'withdrawn' and submission_id = any(${submissions}::uuid[])
    union all
    select submission_id, node_code, said_at from explanation_text
    where said_by = ${account} and side = 'appraiser' and submission_id = any(${submissions}::uuid[])
  `
}

/**
 * Nobody's own; and never what a blind look corrected, which only who took it may see (method §15.6). Values are looked up
 * unit by unit and period by period (`offset 0` holds the planner to it), so that no further year is read.
 */
async function numberActs(
  db: Db,
  account: string,
  since: Date,
  places: readonly Place[],
  numbersOf: NumbersOf,
): Promise<NumberAct[]> {
  const subjects = [...new Set(places.map(({ submission }) => submission.member.id))]
  const asked = new Map(places.map((place) => [`${place.submission.round.id} ${place.node.code}`, place]))
  const numbers = [...asked.values()].flatMap(numbersOf)
  const items = [...new Set(numbers.map(({ item }) => item))]
  const periods = [...new Set(numbers.map(({ period }) => period))]
  const rounds = [...new Set(places.map(({ submission }) => submission.round.id))]
  const { rows } = await sql<NumberAct>`
    select * from (
      select 'value' as kind, id, null::uuid as round, subject_id as subject, item_id as item, period,
        entered_at as "from", null::timestamptz as until, entered_by as by
      from unnest(${subjects}::uuid[]) as asked (subject), unnest(${periods}::text[]) as within (key)
      cross join lateral (
        select * from value where subject_id = subject and period = key and entered_at > ${since} offset 0
      ) as value
      union all
      select 'correction', correction.id, round_id, subject_id, item_id, period, made_at, withdrawn_at, decided_by
      from correction join finding on finding.id = correction.finding_id and finding.pass <> 'blind'
      where round_id = any(${rounds}::uuid[]) and (made_at > ${since} or withdrawn_at > ${since})
      union all
      select 'evidence', id, null, subject_id, item_id, period, linked_at, unlinked_at, linked_by
      from evidence_link where linked_at > ${since} or unlinked_at > ${since}
    ) as act
    where subject = any(${subjects}::uuid[]) and item = any(${items}::text[]) and period = any(${periods}::text[])
      and by <> ${account}
    order by coalesce(until, "from"), id
  `.execute(db)
  return rows
}

async function unitsWords(db: Db, since: Date, submissions: readonly string[]): Promise<UnitsWords[]> {
  const { rows } = await sql<UnitsWords>`
    select submission_id as submission, node_code as node, said_at as at, said_by as by from explanation_text
    where side = 'unit' and said_at > ${since} and submission_id = any(${submissions}::uuid[])
    order by said_at, id
  `.execute(db)
  return rows
}
