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
 * By submission and code, for places on which the account has said something; a place without news has empty lists. As
 * many questions to the database for all places as for one.
 */
export async function newsOf(
  { db, content }: ValueDeps,
  account: string,
  places: readonly Place[],
): Promise<ReadonlyMap<string, News>> {
  const spoken = await lastWords(db, account, [...new Set(places.map(({ submission }) => submission.id))])
  const watched = places.flatMap((place) => {
    const since = spoken.get(placeKey(place.submission.id, place.node.code))
    return since ? [{ ...place, since, numbers: numbersOf(content, place) }] : []
  })
  if (watched.length === 0) return new Map()
  const actsOf = Map.groupBy(await numberActs(db, account, watched), numberKey)
  const wordsOf = Map.groupBy(await unitsWords(db, watched), ({ submission, node }) => placeKey(submission, node))
  return new Map(
    watched.map(({ submission, node, since, numbers }) => {
      const acts = numbers.flatMap((number) => actsOf.get(number) ?? [])
      const key = placeKey(submission.id, node.code)
      const words = (wordsOf.get(key) ?? []).filter(({ at }) => at > since)
      const ofRound = acts.filter(({ round }) => round === null || round === submission.round.id)
      return [key, { since, acts: stillNew(ofRound, since), words }]
    }),
  )
}

export function placeKey(submission: string, node: string): string {
  return `${submission} ${node}`
}

export function hasNews(news: News | undefined): boolean {
  return news !== undefined && news.acts.length + news.words.length > 0
}

/** What stands and is later, and what was there and is taken back; a correction made anew was not taken back. */
function stillNew(acts: readonly NumberAct[], since: Date): NumberAct[] {
  const added = acts.filter(({ from, until }) => until === null && from > since)
  const made = new Set(added.filter(({ kind }) => kind === 'correction').map(numberKey))
  const gone = acts.filter((act) => act.until !== null && act.until > since && act.from <= since)
  return [...added, ...gone.filter((act) => act.kind !== 'correction' || !made.has(numberKey(act)))]
}

/** The unit's own numbers that a criterion reads, of the periods in which it may. */
function numbersOf({ outlines }: ValueDeps['content'], { submission: { member, round }, node }: Place): string[] {
  const reads = itemsRead(outlines.get(round.edition)!, periodFrom(round.period)!, { code: node.code })
  return reads
    .filter(({ of, combine }) => of === 'own' && combine === 'none')
    .flatMap(({ item, periods }) => periods.map(({ key }) => numberKey({ subject: member.id, item, period: key })))
}

function numberKey({ subject, item, period }: Pick<NumberAct, 'subject' | 'item' | 'period'>): string {
  return `${subject} ${item} ${period}`
}

/** Findings that were not withdrawn, and answers to the unit. */
async function lastWords(db: Db, account: string, submissions: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await sql<{ submission: string; node: string; at: Date }>`
    select submission_id as submission, node_code as node, max(at) as at from (
      select submission_id, node_code, decided_at as at from finding
      where decided_by = ${account} and state <> 'withdrawn' and submission_id = any(${submissions}::uuid[])
      union all
      select submission_id, node_code, said_at from explanation_text
      where said_by = ${account} and side = 'appraiser' and submission_id = any(${submissions}::uuid[])
    ) as spoken
    group by submission_id, node_code
  `.execute(db)
  return new Map(rows.map(({ submission, node, at }) => [placeKey(submission, node), at]))
}

type Watched = Place & { readonly since: Date; readonly numbers: readonly string[] }

/** Nobody's own; and never what a blind look corrected, which only who took it may see (method §15.6). */
async function numberActs(db: Db, account: string, watched: readonly Watched[]): Promise<NumberAct[]> {
  const since = earliest(watched)
  const subjects = [...new Set(watched.map(({ submission }) => submission.member.id))]
  const items = [...new Set(watched.flatMap(({ node }) => node.leaf!.letters.map(({ item }) => item.id)))]
  const rounds = [...new Set(watched.map(({ submission }) => submission.round.id))]
  const { rows } = await sql<NumberAct>`
    select * from (
      select 'value' as kind, id, null::uuid as round, subject_id as subject, item_id as item, period,
        entered_at as "from", null::timestamptz as until, entered_by as by
      from value where entered_at > ${since}
      union all
      select 'correction', correction.id, round_id, subject_id, item_id, period, made_at, withdrawn_at, decided_by
      from correction join finding on finding.id = correction.finding_id and finding.pass <> 'blind'
      where round_id = any(${rounds}::uuid[]) and (made_at > ${since} or withdrawn_at > ${since})
      union all
      select 'evidence', id, null, subject_id, item_id, period, linked_at, unlinked_at, linked_by
      from evidence_link where linked_at > ${since} or unlinked_at > ${since}
    ) as act
    where subject = any(${subjects}::uuid[]) and item = any(${items}::text[]) and by <> ${account}
    order by coalesce(until, "from"), id
  `.execute(db)
  return rows
}

async function unitsWords(db: Db, watched: readonly Watched[]): Promise<UnitsWords[]> {
  const { rows } = await sql<UnitsWords>`
    select submission_id as submission, node_code as node, said_at as at, said_by as by from explanation_text
    where side = 'unit' and said_at > ${earliest(watched)}
      and submission_id = any(${watched.map(({ submission }) => submission.id)}::uuid[])
    order by said_at, id
  `.execute(db)
  return rows
}

function earliest(watched: readonly Watched[]): Date {
  return new Date(Math.min(...watched.map(({ since }) => Number(since))))
}
