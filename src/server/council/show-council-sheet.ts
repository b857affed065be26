import { sql } from 'kysely'
import type { CouncilRow, CouncilSheet } from '#contract/council.ts'
import type { Db } from '#db/database.ts'
import { isAgreed, type LookAtCriterion } from '#domain/appraisal/decided.ts'
import { bandOf } from '#domain/scoring/band.ts'
import { readBoard, type Board } from '../boards/read-board.ts'
import { Refusal } from '../refusal.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { roundOf } from '../rounds/queries.ts'
import type { SealedBody } from '../submissions/sealed-scorecards.ts'

/** The board of a round at its main indices, with what was approved and what is still in question. */
export async function showCouncilSheet(deps: RoundDeps, id: string): Promise<CouncilSheet> {
  const { db } = deps
  const round = await roundOf(db, id)
  // A draft has no members yet.
  if (!round || round.state === 'draft') throw new Refusal('not-found')
  const { nodes, members } = await readBoard(deps, round, 'mainIndex')
  const places = nodes.flatMap(({ level }, at) => (level === 'mainIndex' ? [at] : []))
  const codes = places.map((at) => nodes[at]!.code)
  const [finals, open, disagreements] = [
    await finalCards(db, id),
    await openExplanations(db, id),
    await disagreementsOf(db, id),
  ]
  const { bands } = deps.content.outlines.get(round.edition)!.edition
  const cut = ({ total, nodes: all }: Figures): CouncilRow['self'] => ({ total, nodes: places.map((at) => all[at]!) })
  return {
    round: id,
    title: round.title,
    edition: round.edition,
    period: round.period.key,
    groups: await groupsOf(db, id),
    nodes: places.map((at) => ({ code: nodes[at]!.code, title: nodes[at]!.row.title.text })),
    rows: members.map(({ submission: { id: submission, member, state }, self, appraised }): CouncilRow => {
      const final = state === 'approved' ? finals.get(submission) : undefined
      const band = bandOf(bands, (final ?? appraised ?? self).total.index)
      return {
        submission,
        organisation: { id: member.id, name: member.name },
        group: member.group,
        state,
        self: cut(self),
        ...(appraised && { appraised: cut(appraised) }),
        ...(band !== undefined && { band }),
        ...(final && { final: finalView(final, codes) }),
        openExplanations: open.get(submission) ?? 0,
        disagreements: disagreements.get(submission) ?? 0,
      }
    }),
  }
}

function groupsOf(db: Db, round: string): Promise<CouncilSheet['groups']> {
  return db
    .selectFrom('round_group')
    .select(['group_id as id', 'name'])
    .where('round_id', '=', round)
    .orderBy('position')
    .execute()
}

type Figures = Board['members'][number]['self']

function finalView({ total, nodes }: SealedBody, codes: readonly string[]): NonNullable<CouncilRow['final']> {
  const points = new Map(nodes.map((node) => [node.code, node.points]))
  return { total: total.points, nodes: codes.map((code) => points.get(code)!) }
}

async function finalCards(db: Db, round: string): Promise<Map<string, SealedBody>> {
  const { rows } = await sql<{ submission: string; text: string }>`
    select distinct on (submission.id) submission.id as submission, card.body::text as text
    from submission join scorecard as card on card.submission_id = submission.id and card.stage = 'final'
    where submission.round_id = ${round} order by submission.id, card.ordinal desc
  `.execute(db)
  return new Map(rows.map(({ submission, text }) => [submission, JSON.parse(text) as SealedBody]))
}

async function openExplanations(db: Db, round: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ submission: string; count: number }>`
    select submission.id as submission, count(distinct opening.node_code)::int as count
    from submission join opening on opening.submission_id = submission.id
    where submission.round_id = ${round} and opening.purpose = 'explanation' and opening.closed_at is null
    group by submission.id
  `.execute(db)
  return new Map(rows.map(({ submission, count }) => [submission, count]))
}

async function disagreementsOf(db: Db, round: string): Promise<Map<string, number>> {
  const { rows } = await sql<LookAtCriterion & { submission: string; node: string }>`
    select finding.submission_id as submission, finding.node_code as node, finding.pass, finding.state,
      finding.decision, finding.result
    from finding join submission on submission.id = finding.submission_id
    where submission.round_id = ${round} and finding.pass in ('first', 'blind')
  `.execute(db)
  const criteria = Map.groupBy(rows, ({ submission, node }) => `${submission} ${node}`)
  const counts = new Map<string, number>()
  for (const looks of criteria.values()) {
    if (isAgreed(looks) !== false) continue
    const { submission } = looks[0]!
    counts.set(submission, (counts.get(submission) ?? 0) + 1)
  }
  return counts
}
