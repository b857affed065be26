import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { appraisal } from '#contract/appraisal.ts'
import type { ExplanationText } from '#contract/appraisal-views.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Tx } from '#db/database.ts'
import { lostCriteria } from '#domain/appraisal/explanation-draft.ts'
import { mayExplain } from '#domain/appraisal/may-explain.ts'
import { isInTime } from '#domain/round/deadline.ts'
import type { Moment } from '#domain/round/moment.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { groundsOf, type Grounds } from '../submissions/grounds.ts'
import { unclosedOpenings } from '../submissions/openings.ts'
import { submissionOf, type StoredSubmission } from '../submissions/stored-submission.ts'
import { tellOfSubmissions } from '../submissions/tell-units.ts'
import { isOfUnit } from '../submissions/whose.ts'
import type { ValueDeps } from '../values/deps.ts'
import { criterionOf } from './criterion.ts'
import { releasedCard } from './released.ts'

type OpenInput = z.output<(typeof appraisal.openExplanation)['input']>
type SayInput = z.output<(typeof appraisal.sayExplanation)['input']>

/** Method §15.8. Opens criteria for their explanation; what is open already stays as it is. */
export async function openExplanation(
  deps: ValueDeps,
  { submission: id, nodes: asked, reason, until: end }: OpenInput,
  call: Call,
): Promise<OutputOf<typeof appraisal.openExplanation>> {
  const actor = actorOf(call)
  const seen = await submissionOf(deps.db, id)
  const grounds = await groundsOf(deps, seen)
  const nodes = [...new Set(asked.map((code) => criterionOf(grounds, code).code))]
  if (isUnits(actor, seen)) await refuseNotLost(deps, grounds, seen, nodes)
  return deps.db.transaction().execute(async (tx) => {
    const stream = `submission:${id}` as const
    const heads = await lockHeads(tx, [stream])
    const submission = await submissionOf(tx, id)
    const until = endOf(actor, submission, end, Number(heads.at))
    const open = await unclosedOpenings(tx, id)
    const opened = nodes.filter((node) => !mayExplain(open, node, Number(heads.at)))
    const rest = {
      submission_id: id,
      purpose: 'explanation',
      reason,
      until,
      opened_by: actor.account,
      opened_at: heads.at,
    }
    if (opened.length > 0)
      await tx
        .insertInto('opening')
        .values(opened.map((node_code) => ({ id: uuidv7(), node_code, ...rest })))
        .execute()
    const body = { round: submission.round.id, nodes: opened, reason, until: until.toISOString() }
    if (opened.length > 0) await tellOpened(tx, submission, Number(until), heads.at)
    if (opened.length > 0)
      await recordOn(tx, heads, [{ stream, kind: 'explanation.opened', by: actor.account, body }], call.origin)
    return { opened, until: until.toISOString() }
  })
}

/** The unit learns until when it may speak; each opening is told, also one more of the same end. */
async function tellOpened(tx: Tx, submission: StoredSubmission, until: Moment, at: Date): Promise<void> {
  const occasion = at.toISOString()
  await tellOfSubmissions(tx, at, [submission], () => ({ kind: 'explanation-opened', until, occasion }))
}

/** The caller acts as the unit, whatever else they are. */
export function isUnits({ grants }: Pick<Actor, 'grants'>, { keeper }: Pick<StoredSubmission, 'keeper'>): boolean {
  return grants.some(
    ({ role, organisation }) => (role === 'unit-officer' || role === 'unit-head') && organisation === keeper,
  )
}

async function refuseNotLost(deps: ValueDeps, { outline }: Grounds, { id, state }: StoredSubmission, nodes: string[]) {
  const card = await releasedCard(deps.db, id, state)
  const lost = new Set(card ? lostCriteria(outline, card.body) : [])
  const others = nodes.filter((node) => !lost.has(node))
  if (others.length > 0) throw new Refusal('nothing-lost', undefined, { nodes: others })
}

/** A unit opens until the end of the round's explanations; the standing agency may give another end. */
function endOf(actor: Actor, submission: StoredSubmission, wish: string | undefined, now: number): Date {
  const { calendar, round, state } = submission
  if (!isOpen('openExplanation', state)) throw new Refusal('wrong-state')
  if (!round.isOpen) throw new Refusal('round-not-open')
  const end = calendar.explanationUntil
  const isAgencys = !isUnits(actor, submission) && wish !== undefined
  const until = isAgencys ? Date.parse(wish) : end
  if (!isAgencys && !isInTime(now, end))
    throw new Refusal('deadline-over', undefined, { at: new Date(end).toISOString() })
  if (until <= now) throw new Refusal('opening-ends-before-now')
  return new Date(until)
}

/** What one side says; it is kept beside what was said before, and changes nothing. */
export async function sayExplanation(
  deps: ValueDeps,
  { submission: id, node: code, words }: SayInput,
  call: Call,
): Promise<ExplanationText> {
  const actor = actorOf(call)
  const seen = await submissionOf(deps.db, id)
  const node = criterionOf(await groundsOf(deps, seen), code).code
  return deps.db.transaction().execute(async (tx) => {
    const stream = `submission:${id}` as const
    const heads = await lockHeads(tx, [stream])
    const submission = await submissionOf(tx, id)
    if (!isOpen('sayExplanation', submission.state)) throw new Refusal('wrong-state')
    if (!submission.round.isOpen) throw new Refusal('round-not-open')
    const side = isUnits(actor, submission) ? 'unit' : 'appraiser'
    if (side === 'appraiser' && isOfUnit(actor, submission)) throw new Refusal('not-permitted')
    const isUnitsTime = mayExplain(await unclosedOpenings(tx, id), node, Number(heads.at))
    if (side === 'unit' && !isUnitsTime) throw new Refusal('criterion-not-open')
    await tx
      .insertInto('explanation_text')
      .values({
        id: uuidv7(),
        submission_id: id,
        node_code: node,
        side,
        words,
        said_by: actor.account,
        said_at: heads.at,
      })
      .execute()
    const body = { round: submission.round.id, node, side, words }
    await recordOn(tx, heads, [{ stream, kind: 'explanation.said', by: actor.account, body }], call.origin)
    return { side, words, by: actor.name, at: heads.at.toISOString() }
  })
}
