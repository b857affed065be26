import type { FindingView } from '#contract/appraisal-views.ts'
import type { Db } from '#db/database.ts'
import {
  holding,
  type FindingDecision,
  type FindingPass,
  type FindingReason,
  type FindingState,
} from '#domain/appraisal/finding.ts'
import { exactFromDecimal } from '#domain/exact.ts'
import type { Judgement } from '#domain/scoring/judgement.ts'
import { defined } from '../organisations/defined.ts'
import type { Correction } from './stored-correction.ts'

export type StoredFinding = {
  readonly id: string
  readonly submission: string
  readonly node: string
  readonly pass: FindingPass
  readonly decision: FindingDecision
  readonly points: string | undefined
  readonly reasonCode: FindingReason | undefined
  readonly reason: string | undefined
  /** The criterion's points by it alone, as a fraction. */
  readonly result: string | undefined
  readonly state: FindingState
  readonly version: number
  /** The account. */
  readonly by: string
  readonly byName: string
  readonly at: Date
}

export type FindingsAsked = { readonly submissions: readonly string[]; readonly node?: string | undefined }

/** Findings of whatever pass and state. */
export async function findingsOf(db: Db, { submissions, node }: FindingsAsked): Promise<StoredFinding[]> {
  if (submissions.length === 0) return []
  let query = db
    .selectFrom('finding')
    .innerJoin('account', 'account.id', 'finding.decided_by')
    .selectAll('finding')
    .select('account.display_name')
    .where('submission_id', 'in', [...submissions])
    .orderBy('finding.decided_at')
    .orderBy('finding.id')
  if (node !== undefined) query = query.where('node_code', '=', node)
  return (await query.execute()).map((row) => ({
    id: row.id,
    submission: row.submission_id,
    node: row.node_code,
    pass: row.pass as FindingPass,
    decision: row.decision as FindingDecision,
    points: row.points ?? undefined,
    reasonCode: (row.reason_code ?? undefined) as FindingReason | undefined,
    reason: row.reason ?? undefined,
    result: row.result ?? undefined,
    state: row.state as FindingState,
    version: row.version,
    by: row.decided_by,
    byName: row.display_name,
    at: row.decided_at,
  }))
}

/** Of each criterion of a submission the finding that holds. */
export async function heldFindings(db: Db, submission: string): Promise<StoredFinding[]> {
  const byNode = Map.groupBy(await findingsOf(db, { submissions: [submission] }), ({ node }) => node)
  return [...byNode.values()].flatMap((some) => holding(some) ?? [])
}

/** What findings say of points beside the numbers (method §15.3, §15.4). */
export function judgementsOf(
  findings: readonly Pick<StoredFinding, 'node' | 'decision' | 'points'>[],
): Map<string, Judgement> {
  const judgements = new Map<string, Judgement>()
  for (const { node, decision, points } of findings) {
    if (decision === 'refused') judgements.set(node, { decision })
    if (decision === 'points') judgements.set(node, { decision, points: exactFromDecimal(points!) })
  }
  return judgements
}

/** `corrections`: those that were made with the decision. */
export function findingView(
  finding: StoredFinding,
  corrections: readonly Omit<Correction, 'id' | 'finding'>[],
): FindingView {
  const { pass, decision, points, reasonCode, reason, state, version, byName, at } = finding
  return {
    pass,
    decision,
    ...defined({ points, reasonCode, reason }),
    corrections: corrections.map(({ subject, item, period, part, content }) => {
      return { subject, item, period, ...defined({ part }), content }
    }),
    state,
    version,
    by: byName,
    at: at.toISOString(),
  }
}
