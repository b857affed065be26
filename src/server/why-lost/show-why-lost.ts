import type { WhyLostView } from '#contract/why-lost.ts'
import { bandOf } from '#domain/scoring/band.ts'
import type { ScorecardStage } from '#domain/submission/submission.ts'
import { groupFigures, lossesOf, SMALLEST_GROUP, type GroupFigures } from '#domain/submission/why-lost.ts'
import type { ScoredNodes } from '#domain/submission/scorecard.ts'
import { isBlindDue } from '../appraisal/blind-due.ts'
import { releasedCard } from '../appraisal/released.ts'
import { readBoard } from '../boards/read-board.ts'
import type { Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { roundOf } from '../rounds/queries.ts'
import { judgedPoints } from '../submissions/judged-points.ts'
import { judgedValues } from '../submissions/judged-values.ts'
import { lookAt, type Look } from '../submissions/look.ts'
import { isAppraised } from '../submissions/sealed-scorecards.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { resultBefore } from './result-before.ts'

/** Where the points of a submission went, by what the caller sees of them (method §13.7). */
export async function showWhyLost(deps: RoundDeps, id: string, call: Call): Promise<WhyLostView> {
  const look = await lookAt(deps, id, call)
  const { submission, reader } = look
  // To an appraiser there are no points before the appraisal.
  if (reader === 'appraiser' && !isAppraised(submission.state)) throw new Refusal('not-found')
  const { stage, points } = await seenPoints(deps, look)
  const { criteria, rounding } = lossesOf(points)
  const group = reader !== 'unit' && stage === stageOf(look) ? await groupOf(deps, look) : undefined
  const { member, round } = submission
  const { edition, period } = round
  const band = bandOf(look.grounds.outline.edition.bands, points.total.index)
  const before = await resultBefore(deps.db, { organisation: member.id, edition, period })
  return {
    submission: id,
    organisation: { id: member.id, name: member.name },
    round: { id: round.id, name: round.title },
    edition,
    period,
    stage,
    total: points.total,
    ...(band !== undefined && { band }),
    criteria: criteria.map(({ node, lost }) => {
      const points = before?.rows.get(node.code)
      return { node, lost, ...group?.figures.get(node.code), ...(points !== undefined && { before: points }) }
    }),
    rounding,
    ...(group && { group: { members: group.members } }),
    ...(before && { before: before.whole }),
  }
}

/** What a unit was shown last; who runs or watches the round has the points of the moment. */
async function seenPoints(
  deps: RoundDeps,
  look: Look,
): Promise<{ readonly stage: ScorecardStage; readonly points: ScoredNodes }> {
  const { submission, grounds, reader } = look
  const released = reader === 'unit' ? await releasedCard(deps.db, submission.id, submission.state) : undefined
  if (released) return { stage: released.stage, points: released.body }
  const isBlind = reader === 'appraiser' && (await isBlindDue(deps.db, grounds, submission))
  const stage = reader === 'unit' || isBlind ? 'self' : stageOf(look)
  return { stage, points: judgedPoints(grounds, await judgedValues(deps.db, grounds, submission, stage)) }
}

function stageOf({ submission: { state } }: Pick<Look, 'submission'>): ScorecardStage {
  if (state === 'approved') return 'final'
  return isAppraised(state) ? 'appraised' : 'self'
}

type Group = { readonly members: number; readonly figures: ReadonlyMap<string, GroupFigures> }

/** The others of the group as the caller may see them: an appraiser those under appraisal. Not in groups under five. */
async function groupOf(deps: RoundDeps, { submission, reader }: Look): Promise<Group | undefined> {
  const round = await roundOf(deps.db, submission.round.id)
  if (!round) return undefined
  const { nodes, members } = await readBoard(deps, round, 'criterion')
  const group = members.filter(({ submission: one }) => one.member.group === submission.member.group)
  const seen = reader === 'appraiser' ? group.filter(({ submission: { state } }) => isAppraised(state)) : group
  if (seen.length < SMALLEST_GROUP) return undefined
  const figures = nodes.flatMap(({ code }, at) => {
    const cells = seen.map(({ self, appraised }) => (appraised ?? self).nodes[at]!)
    const applied = cells.filter(({ status }) => status !== 'not-applicable')
    const found = groupFigures(applied.map(({ points }) => points))
    return found ? [[code, found] as const] : []
  })
  return { members: seen.length, figures: new Map(figures) }
}
