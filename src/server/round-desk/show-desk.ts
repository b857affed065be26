import { sql } from 'kysely'
import type { DeskRow, RoundDesk } from '#contract/round-desk.ts'
import type { Db } from '#db/database.ts'
import { progressOf } from '#domain/appraisal/progress.ts'
import type { Outline, OutlineNode } from '#domain/edition/outline.ts'
import { missingEvidence } from '#domain/evidence/missing-evidence.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodFrom, type Period } from '#domain/period/period.ts'
import { completenessOf } from '#domain/submission/completeness.ts'
import { momentOfAsking } from '../my-work/moment-of-asking.ts'
import { registerOn, today } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { roundOf } from '../rounds/queries.ts'
import { supportsOf } from '../submissions/missing-evidence.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import { claimsOfAll } from '../values/claims.ts'
import { providersOf } from '../values/providers.ts'
import { givenFacts } from './given-facts.ts'
import { inOfficialOrder, partsOf } from './members-and-parts.ts'
import { peopleOf } from './people-of.ts'
import { progressOfSubmissions } from './progress-of-submissions.ts'
import { remindedAt } from './reminded-at.ts'

/** Every member of a round with how far it is. The number of queries does not depend on how many there are. */
export async function showDesk(deps: RoundDeps, id: string): Promise<RoundDesk> {
  const { db, content } = deps
  const round = await roundOf(db, id)
  if (!round) throw new Refusal('not-found')
  const [outline, period] = [content.outlines.get(round.edition), periodFrom(round.period.key)]
  if (!outline || !period) throw new Refusal('not-found')
  const nodes = partsOf(outline)
  const submissions = await inOfficialOrder(db, id, round.membersOn)
  const leftOf = await leftIn(deps, { outline, period, nodes }, submissions)
  const asked = await momentOfAsking(db)
  const reminded = await remindedAt(db, id)
  const keepers = submissions.map(({ keeper }) => keeper)
  const people = await peopleOf(db, keepers)
  const names = (await registerOn(db, today())).byId
  const openings = await openingsOf(db, id, asked.now)
  const { progress } = await progressOfSubmissions(deps, submissions, asked.now)
  return {
    round: id,
    nodes: nodes.map(({ code, row }) => ({ code, title: row.title.text })),
    groups: await groupsOf(db, id),
    rows: submissions.map((submission): DeskRow => {
      const { keeper, member, calendar, hasOwnEnd, state, version } = submission
      const at = reminded.get(submission.id)
      const left = leftOf(submission)
      const appraisal = progress.get(submission.id)
      return {
        submission: submission.id,
        ...{ version, state, hasOwnEnd },
        organisation: { id: member.id, name: member.name },
        keeper: { id: keeper, name: names.get(keeper)?.name ?? member.name },
        group: member.group,
        due: asked.left(calendar.entryUntil),
        ...(left && { left }),
        openings: openings.get(submission.id) ?? 0,
        ...(appraisal && { progress: progressOf(appraisal) }),
        ...(at && { remindedAt: at.toISOString() }),
        people: people.get(keeper) ?? [],
      }
    }),
  }
}

type Sheet = { readonly outline: Outline; readonly period: Period; readonly nodes: readonly OutlineNode[] }

/** Of drafts: what is given of what they owe, and the evidence that lacks. */
async function leftIn(
  { db, content }: RoundDeps,
  { outline, period, nodes }: Sheet,
  submissions: readonly StoredSubmission[],
): Promise<(submission: StoredSubmission) => DeskRow['left']> {
  const drafts = submissions.filter(({ state }) => state === 'draft')
  const subjects = drafts.map(({ member }) => member.id)
  const items = [...content.items.keys()].filter(isReadBy(outline))
  const given = await givenFacts(db, { subjects, items, period, providers: await providersOf(db) })
  const keys = drafts.map(({ member, round }) => ({
    organisation: member.id,
    edition: round.edition,
    period: period.key,
  }))
  const claims = new Map((await claimsOfAll(db, keys)).map((one, at) => [drafts[at]!.id, one]))
  const asksEvidence = drafts[0]?.round.evidenceRequired === true
  const supports = asksEvidence ? await supportsOf(db, { subjects, periods: [period.key] }) : []
  const supportsBySubject = Map.groupBy(supports, ({ subject }) => subject)
  return ({ id, member }) => {
    const claimed = claims.get(id)
    if (!claimed) return undefined
    const { kind } = member
    const { values, ...facts } = given(member.id)
    const notApplicable = new Set([...claimed.accepted, ...claimed.waiting])
    const evidence = asksEvidence
      ? missingEvidence(outline, {
          ...{ kind, values },
          periodFrom: daysOf(period).from,
          notApplicable: claimed.accepted,
          supports: supportsBySubject.get(member.id) ?? [],
        })
      : []
    const { parts, ...whole } = completenessOf(outline, { kind, notApplicable, ...facts }, nodes)
    return { ...whole, evidence: evidence.length, parts: [...parts] }
  }
}

function isReadBy({ leaves }: Outline): (item: string) => boolean {
  const read = new Set(leaves.flatMap(({ leaf }) => leaf!.letters.map(({ item }) => item.id)))
  return (item) => read.has(item)
}

/** Criteria that are open to units at a moment, by submission. */
async function openingsOf(db: Db, round: string, now: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ submission: string; count: number }>`
    select opening.submission_id as submission, count(*)::int as count
    from opening join submission on submission.id = opening.submission_id
    where submission.round_id = ${round} and opening.closed_at is null and opening.until >= ${new Date(now)}
    group by opening.submission_id
  `.execute(db)
  return new Map(rows.map(({ submission, count }) => [submission, count]))
}

async function groupsOf(db: Db, round: string): Promise<RoundDesk['groups']> {
  const rows = await db
    .selectFrom('round_group')
    .select(['group_id as group', 'name'])
    .where('round_id', '=', round)
    .orderBy('position')
    .orderBy('group_id')
    .execute()
  return rows
}
