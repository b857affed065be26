import type { Db } from '#db/database.ts'
import type { NodeLevel } from '#domain/edition/definition.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { periodFrom } from '#domain/period/period.ts'
import { boardFigures, type BoardFigures } from '#domain/round/board.ts'
import type { GivenRow } from '#domain/value/given-values.ts'
import { standingCorrectionsOf } from '../appraisal/stored-correction.ts'
import { registerOn } from '../organisations/register.ts'
import { successorFlowsOf } from '../organisations/successor-flows.ts'
import { Refusal } from '../refusal.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import type { StoredRound } from '../rounds/stored-round.ts'
import { rowsOf } from '../submissions/given-rows.ts'
import { fixedGroup, type FixedGroup } from '../submissions/fixed-group.ts'
import { isAppraised } from '../submissions/sealed-scorecards.ts'
import { officially } from '../submissions/official-order.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'
import { providersOf, type Providers } from '../values/providers.ts'
import { boardInputs, type BoardMember, type BoardQuestion } from './inputs.ts'
import { boardMembers, type BoardGrounds } from './members.ts'
import { commonNumbers } from './numbers.ts'

/** A round's members with their points, before anybody's part is cut out of it. */
export type Board = {
  readonly nodes: readonly OutlineNode[]
  readonly members: readonly {
    readonly submission: StoredSubmission
    readonly self: BoardFigures
    /** From the beginning of the appraisal on. */
    readonly appraised: BoardFigures | undefined
  }[]
}

export const LEVELS: readonly NodeLevel[] = ['pillar', 'mainIndex', 'component', 'criterion']

/** Scored anew at every look, from one moment of the database. */
export async function readBoard({ db, content }: RoundDeps, round: StoredRound, level: NodeLevel): Promise<Board> {
  const [outline, period] = [content.outlines.get(round.edition), periodFrom(round.period.key)]
  if (!outline || !period) throw new Refusal('not-found')
  const [register, flows, providers] = await Promise.all([
    registerOn(db, round.membersOn),
    successorFlowsOf(db),
    providersOf(db),
  ])
  const grounds = { outline, period, items: content.items, register, flows, providers }
  const { submissions, ...read } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => readRows(tx, { db, round: round.id }, grounds))
  const shown = LEVELS.slice(0, LEVELS.indexOf(level) + 1)
  const nodes = outline.nodes.filter((node) => shown.includes(node.level))
  const { self, appraised } = figuresOf({ ...grounds, ...read }, nodes)
  return {
    nodes,
    members: submissions.map((submission, row) => ({
      submission,
      self: self[row]!,
      appraised: isAppraised(submission.state) ? appraised[row]! : undefined,
    })),
  }
}

type Rows = Pick<BoardQuestion, 'members' | 'common' | 'corrections'> & { readonly submissions: StoredSubmission[] }

type Grounds = BoardGrounds & { readonly providers: Providers }

async function readRows(tx: Db, place: Parameters<typeof boardMembers>[1], grounds: Grounds): Promise<Rows> {
  const { round } = place
  const submissions = officially(await storedSubmissions(tx, { round }), grounds.register.organisations)
  const groups = await groupsOf(tx, grounds, submissions)
  const members = (await boardMembers(tx, place, grounds, submissions)).map((member, row): BoardMember => {
    const group = groups.get(submissions[row]!.groupFixing)
    return group ? { ...member, group: group.sightOf(member.organisation.id) } : member
  })
  const isFixed = submissions[0]?.round.isCommonFixed === true
  return {
    submissions,
    members,
    common: isFixed ? await commonNumbers(tx, round) : undefined,
    corrections: await correctionsOf(tx, round, grounds, members),
  }
}

/** By fixing: nearly always one for all that were released. */
async function groupsOf(
  tx: Db,
  { flows, ...grounds }: Grounds,
  submissions: readonly StoredSubmission[],
): Promise<ReadonlyMap<string | undefined, FixedGroup>> {
  const groups = new Map<string | undefined, FixedGroup>()
  for (const submission of submissions) {
    if (groups.has(submission.groupFixing)) continue
    const group = await fixedGroup(tx, { ...grounds, ...flows }, submission)
    if (group) groups.set(submission.groupFixing, group)
  }
  return groups
}

async function correctionsOf(
  tx: Db,
  round: string,
  { register }: BoardGrounds,
  members: readonly BoardMember[],
): Promise<GivenRow[]> {
  const own = members.flatMap(({ organisation, predecessors }) => [organisation.id, ...predecessors])
  const subjects = [...new Set([...own, ...register.organisations.map(({ id }) => id)])]
  return rowsOf([], await standingCorrectionsOf(tx, round, subjects))
}

/** While the appraisers have said nothing, what they have is what the units say. */
function figuresOf(
  question: BoardQuestion,
  nodes: readonly OutlineNode[],
): { readonly self: BoardFigures[]; readonly appraised: BoardFigures[] } {
  const untouched = { ...question, corrections: [], members: question.members.map(untouchedMember) }
  const self = boardFigures(boardInputs(untouched), nodes)
  const isTouched = question.corrections.length > 0 || question.members.some(({ judged, group }) => judged ?? group)
  return { self, appraised: isTouched ? boardFigures(boardInputs(question), nodes) : self }
}

function untouchedMember(member: BoardMember): BoardMember {
  return { ...member, judged: undefined, group: undefined }
}
