import type { Handlers } from '#contract/operation.ts'
import type { BoardRow, RoundBoard, boards } from '#contract/round-board.ts'
import { submissions } from '#contract/submissions.ts'
import type { NodeLevel } from '#domain/edition/definition.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { registerOn, today, type Register } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { roundOf } from '../rounds/queries.ts'
import { seesDrafts, seesRounds } from '../rounds/who-sees.ts'
import { isAppraised } from '../submissions/sealed-scorecards.ts'
import { readerOf } from '../submissions/whose.ts'
import { readBoard, type Board } from './read-board.ts'

export const boardHandlers = (deps: RoundDeps) =>
  ({
    showBoard: ({ round, level }, call) => showBoard(deps, round, level, call),
  }) satisfies Handlers<typeof boards, Call>

/** A round that the caller may not see is not there; of one that they may, what they may see of each submission. */
async function showBoard(deps: RoundDeps, id: string, level: NodeLevel, call: Call): Promise<RoundBoard> {
  const actor = actorOf(call)
  const round = await roundOf(deps.db, id)
  const isSeen = round && (round.state === 'draft' ? seesDrafts(actor) : seesRounds(actor, round.edition))
  if (!isSeen) throw new Refusal('not-found')
  const register = await registerOn(deps.db, today())
  const { nodes, members } = await readBoard(deps, round, level)
  return {
    round: id,
    title: round.title,
    edition: round.edition,
    period: round.period.key,
    isCommonFixed: round.fixedSince !== undefined,
    nodes: nodes.map(({ code, row, level: own }) => ({ code, title: row.title.text, level: own })),
    rows: members.flatMap((member) => rowFor(actor, member, register) ?? []),
  }
}

function rowFor(
  actor: Actor,
  { submission, self, appraised }: Board['members'][number],
  register: Register,
): BoardRow | undefined {
  const { id, member, keeper, state, round } = submission
  const above = register.above(keeper)
  const target = { organisation: keeper, above, edition: round.edition }
  if (whyNotPermitted(submissions.showSubmission.permits, actor.grants, target) !== undefined) return undefined
  const reader = readerOf(actor, submission, above)
  if (reader === 'appraiser' && !isAppraised(state)) return undefined
  return {
    submission: id,
    organisation: { id: member.id, name: member.name },
    group: member.group,
    isRanked: member.ranked,
    state,
    self: figuresView(self),
    // Before a release what appraisers find is nobody's but theirs and of who runs the round.
    ...(appraised && reader !== 'unit' && { appraised: figuresView(appraised) }),
  }
}

function figuresView({ total, nodes }: NonNullable<Board['members'][number]['self']>): NonNullable<BoardRow['self']> {
  return { total, nodes: [...nodes] }
}
