import { uuidv7 } from 'uuidv7'
import type { ClaimView } from '#contract/values.ts'
import type { Db, Tx } from '#db/database.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { periodFrom } from '#domain/period/period.ts'
import { whyNotClaim, type ClaimMove, type ClaimState } from '#domain/value/applicability.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { registerOn } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from './deps.ts'
import { lastDayOf } from './surroundings.ts'

export type ClaimKey = {
  readonly organisation: string
  readonly edition: string
  readonly node: string
  readonly period: string
}

const EVENT = {
  claimNotApplicable: 'not-applicable.claimed',
  withdrawClaim: 'not-applicable.withdrawn',
  acceptClaim: 'not-applicable.accepted',
  refuseClaim: 'not-applicable.refused',
} as const satisfies Record<ClaimMove, EventKind>

type ClaimInput = ClaimKey & { readonly version: number; readonly reason?: string | undefined }

/** Moves a claim that a leaf does not apply, as the moves table says; refuses a version that the caller did not see. */
export async function moveClaim(deps: ValueDeps, move: ClaimMove, input: ClaimInput, call: Call): Promise<ClaimView> {
  const { account } = actorOf(call)
  const { node, byEdition } = await criterionOf(deps, input)
  return deps.db.transaction().execute(async (tx) => {
    const stream = `organisation:${input.organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const before = await claimOf(tx, input)
    if ((before?.version ?? 0) !== input.version) throw new Refusal('stale', undefined, { current: before })
    const why = whyNotClaim(move, { node, state: before?.state, byEdition, reason: input.reason ?? '' })
    if (why) throw new Refusal('wrong-state', undefined, { why })
    const after = claimAfter(move, input, before)
    await write(tx, after, move, { account, at: heads.at })
    const body = { ...after, decisionReason: after.decisionReason ?? null, before: before?.state ?? null }
    await recordOn(tx, heads, [{ stream, kind: EVENT[move], by: account, body }], call.origin)
    return after
  })
}

/** The criterion, and whether the edition itself takes it off the unit. */
async function criterionOf(
  { db, content }: ValueDeps,
  input: ClaimInput,
): Promise<{ node: OutlineNode; byEdition: boolean }> {
  const outline = content.outlines.get(input.edition)
  const node = outline?.byCode.get(input.node)
  const { byId } = await registerOn(db, lastDayOf(periodFrom(input.period)!))
  const unit = byId.get(input.organisation)
  if (!outline || !node?.leaf || !unit) throw new Refusal('not-found')
  return { node, byEdition: !applicableLeaves(outline, unit.kind).includes(node) }
}

/** How a claim stands; undefined where nobody ever made one. */
export async function claimOf(
  db: Db,
  { organisation, edition, node, period }: ClaimKey,
): Promise<ClaimView | undefined> {
  const row = await claims(db, organisation, edition, period).where('node_code', '=', node).executeTakeFirst()
  return row && viewOf(row)
}

/** All claims of an organisation's form. */
export async function claimViews(db: Db, organisation: string, edition: string, period: string): Promise<ClaimView[]> {
  return (await claims(db, organisation, edition, period).orderBy('node_code').execute()).map(viewOf)
}

function claimAfter(
  move: ClaimMove,
  { organisation, edition, node, period, version, reason }: ClaimInput,
  before: ClaimView | undefined,
): ClaimView {
  const isDecision = move === 'acceptClaim' || move === 'refuseClaim'
  const next = { organisation, edition, node, period, state: MOVES[move].to, version: version + 1 }
  if (isDecision) return { ...next, reason: before!.reason, ...(reason !== undefined && { decisionReason: reason }) }
  return { ...next, reason: reason ?? before!.reason }
}

async function write(
  tx: Tx,
  after: ClaimView,
  move: ClaimMove,
  { account, at }: { account: string; at: Date },
): Promise<void> {
  const isDecision = move === 'acceptClaim' || move === 'refuseClaim'
  const row = {
    state: after.state,
    reason: after.reason,
    decision_reason: after.decisionReason ?? null,
    version: after.version,
    decided_by: isDecision ? account : null,
    decided_at: isDecision ? at : null,
    ...(move === 'claimNotApplicable' && { claimed_by: account, claimed_at: at }),
  }
  await tx
    .insertInto('not_applicable')
    .values({
      id: uuidv7(),
      organisation_id: after.organisation,
      edition_id: after.edition,
      node_code: after.node,
      period: after.period,
      claimed_by: account,
      claimed_at: at,
      ...row,
    })
    .onConflict((conflict) => conflict.constraint('not_applicable_once').doUpdateSet(row))
    .execute()
}

function claims(db: Db, organisation: string, edition: string, period: string) {
  return db
    .selectFrom('not_applicable')
    .select(['organisation_id', 'edition_id', 'node_code', 'period', 'state', 'reason', 'decision_reason', 'version'])
    .where('organisation_id', '=', organisation)
    .where('edition_id', '=', edition)
    .where('period', '=', period)
}

type Row = Awaited<ReturnType<ReturnType<typeof claims>['execute']>>[number]

function viewOf(row: Row): ClaimView {
  return {
    organisation: row.organisation_id,
    edition: row.edition_id,
    node: row.node_code,
    period: row.period,
    state: row.state as ClaimState,
    reason: row.reason,
    ...(row.decision_reason !== null && { decisionReason: row.decision_reason }),
    version: row.version,
  }
}
