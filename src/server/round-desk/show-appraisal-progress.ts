import { sql } from 'kysely'
import type { AppraisalProgress } from '#contract/round-desk.ts'
import type { Db } from '#db/database.ts'
import { progressOf } from '#domain/appraisal/progress.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import type { SubmissionState } from '#domain/submission/submission.ts'
import { placesIn, type Charged, type QueuePlace } from '../appraisal/queue-places.ts'
import { momentOfAsking } from '../my-work/moment-of-asking.ts'
import { Refusal } from '../refusal.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { roundOf } from '../rounds/queries.ts'
import { TODAY } from '../sessions/today.ts'
import { isOfUnit } from '../submissions/whose.ts'
import { inOfficialOrder, partsOf } from './members-and-parts.ts'
import { progressOfSubmissions, type Stood, type SubmissionsProgress } from './progress-of-submissions.ts'

const PASSED: readonly SubmissionState[] = ['council', 'approved']

/** How far the appraisal of a round is, by part, criterion, appraiser and unit (method §15.12). */
export async function showAppraisalProgress(deps: RoundDeps, id: string): Promise<AppraisalProgress> {
  const { db, content } = deps
  const round = await roundOf(db, id)
  const outline = round && content.outlines.get(round.edition)
  if (!round || !outline) throw new Refusal('not-found')
  const submissions = await inOfficialOrder(db, id, round.membersOn)
  const { now } = await momentOfAsking(db)
  const found = await progressOfSubmissions(deps, submissions, now)
  const { progress, judged } = found
  const all = [...progress.values()].flat()
  const appraisers = (await appraisersOf(db, round.edition)).map((one) => ({
    ...one,
    places: placesOf(deps, found, one),
  }))
  const charged = new Set(appraisers.flatMap(({ places }) => places.map(({ node }) => node.code)))
  return {
    round: id,
    submissions: judged.length,
    passed: submissions.filter(({ state }) => PASSED.includes(state)).length,
    all: progressOf(all),
    parts: partsOf(outline).map((part) => ({ ...named(part), ...progressOf(all.filter(isBelow(part))) })),
    criteria: [...Map.groupBy(all, ({ node }) => node)]
      .sort(([one], [other]) => one.index - other.index)
      .map(([node, some]) => ({
        ...named(node),
        ...progressOf(some),
        ...(!charged.has(node.code) && { isNobodys: true as const }),
      })),
    appraisers: appraisers.map(({ account, name, grants, places }) => ({
      ...{ account, name },
      nodes: [...new Set(grants.flatMap(({ role, node }) => (role === 'appraiser' ? (node ?? []) : [])))],
      ...ownProgress(places, found),
    })),
    units: judged.map(({ id: submission, member, state }) => ({
      ...{ submission, state, organisation: { id: member.id, name: member.name } },
      ...progressOf(progress.get(submission)!),
    })),
  }
}

function named({ code, row }: OutlineNode): { code: string; title: string } {
  return { code, title: row.title.text }
}

function isBelow({ code }: OutlineNode): (one: Stood) => boolean {
  return ({ node }) => node.code === code || node.code.startsWith(`${code}.`)
}

/** As their own queue has it: charged with as appraisers, and nobody with their own unit's. */
function placesOf({ content }: RoundDeps, { judged, facts }: SubmissionsProgress, actor: Charged): QueuePlace[] {
  const grants = actor.grants.filter(({ role }) => role === 'appraiser')
  const others = judged.filter((one) => !isOfUnit(actor, one))
  return placesIn(content, facts, { ...actor, grants }, others, undefined)
}

function ownProgress(places: readonly QueuePlace[], { isAwaiting }: SubmissionsProgress) {
  const count = (wanted: QueuePlace['state']): number => places.filter(({ state }) => state === wanted).length
  return {
    asked: places.length,
    decided: count('decided'),
    open: count('undecided'),
    toReview: count('to-review'),
    awaiting: places.filter(({ submission, node }) => isAwaiting(submission.id, node.code)).length,
  }
}

type Appraiser = Charged & { readonly name: string }

/** Who is charged with something of an edition today, with all that they are: it says which units are theirs. */
async function appraisersOf(db: Db, edition: string): Promise<Appraiser[]> {
  const { rows } = await sql<Appraiser>`
    select account.id as account, account.display_name as name,
      json_agg(json_strip_nulls(json_build_object('role', held.role, 'organisation', held.organisation_id,
        'edition', held.edition_id, 'node', held.node_code, 'item', held.item_id, 'task', held.task))
        order by held.node_code) as grants
    from account join role_grant as held on held.account_id = account.id
    where held.valid_from <= ${TODAY} and (held.valid_to is null or held.valid_to > ${TODAY})
      and account.state <> 'disabled'
    group by account.id
    having bool_or(held.role = 'appraiser' and held.edition_id = ${edition})
    order by name, account
  `.execute(db)
  return rows
}
