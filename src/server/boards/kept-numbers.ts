import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import type { ValuesAsked } from '../values/stored-value.ts'
import { latestNumbers, pinnedNumbers, type BoardValue } from './numbers.ts'

/** Whose numbers are looked for, and of whom besides: its predecessors. */
export type Asked = { readonly submission: StoredSubmission; readonly predecessors: readonly string[] }

type Kept = { readonly key: string; readonly values: readonly BoardValue[] }

const MOST_ROUNDS = 8
const kept = new WeakMap<Db, Map<string, Map<string, Kept>>>()

/**
 * The numbers that each submission is judged by, in the order of the question. What was read before is used again only
 * under a key that says that it is the same: of a submitted one its attempt, whose pins never change; of a draft the
 * hashes at which the histories of its organisations end, since every change of a value is told there in the
 * transaction that makes it. The keys are read from the same moment of the database as the numbers.
 */
export async function judgedNumbers(
  tx: Db,
  { db, round, items, periods }: { readonly db: Db; readonly round: string } & Omit<ValuesAsked, 'subjects'>,
  asked: readonly Asked[],
): Promise<(readonly BoardValue[])[]> {
  const known = keptOf(db, round)
  const keys = await keysOf(tx, asked)
  const open = asked.filter(({ submission }, at) => known.get(submission.id)?.key !== keys[at])
  const [drafts, submitted] = [open.filter(isDraft), open.filter((one) => !isDraft(one))]
  const subjects = [...new Set(drafts.flatMap(subjectsOf))]
  const latest = Map.groupBy(await latestNumbers(tx, { subjects, items, periods }), ({ of }) => of)
  const ids = submitted.map(({ submission }) => submission.id)
  const pinned = Map.groupBy(await pinnedNumbers(tx, ids), ({ of }) => of)
  return asked.map((one, at) => {
    const { id } = one.submission
    const before = known.get(id)
    if (before && before.key === keys[at]) return before.values
    const values = isDraft(one) ? subjectsOf(one).flatMap((of) => latest.get(of) ?? []) : (pinned.get(id) ?? [])
    known.set(id, { key: keys[at]!, values })
    return values
  })
}

function keptOf(db: Db, round: string): Map<string, Kept> {
  const rounds = kept.get(db) ?? new Map<string, Map<string, Kept>>()
  kept.set(db, rounds)
  const known = rounds.get(round) ?? new Map<string, Kept>()
  if (!rounds.has(round) && rounds.size >= MOST_ROUNDS) rounds.clear()
  rounds.set(round, known)
  return known
}

async function keysOf(tx: Db, asked: readonly Asked[]): Promise<string[]> {
  const streams = [...new Set(asked.filter(isDraft).flatMap(subjectsOf))].map((id) => `organisation:${id}`)
  const { rows } = await sql<{ name: string; hash: string }>`
    select name, sequence || ' ' || encode(hash, 'hex') as hash from stream where name = any(${streams}::text[])
  `.execute(tx)
  const heads = new Map(rows.map(({ name, hash }) => [name, hash]))
  return asked.map((one) => {
    if (!isDraft(one)) return `attempt ${one.submission.attempt}`
    return subjectsOf(one)
      .map((id) => `${id} ${heads.get(`organisation:${id}`) ?? ''}`)
      .join()
  })
}

function isDraft({ submission }: Asked): boolean {
  return submission.state === 'draft'
}

function subjectsOf({ submission, predecessors }: Asked): string[] {
  return [submission.member.id, ...predecessors]
}
