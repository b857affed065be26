import { sql } from 'kysely'
import type { CameBack } from '#contract/my-work.ts'
import type { Db } from '#db/database.ts'
import type { FindingDecision, FindingReason } from '#domain/appraisal/finding.ts'
import type { OpeningPurpose } from '#domain/submission/submission.ts'
import { isStillOpen } from '#domain/submission/why-not.ts'
import { defined } from '../organisations/defined.ts'
import type { MomentOfAsking } from './moment-of-asking.ts'
import type { UnitForm } from './unit-work.ts'

/**
 * By submission, the criteria that are open for the unit now, with why. What was found of one is told only as the last
 * release told it (method §15.7): from the findings that its sealed card names.
 */
export async function cameBack(
  db: Db,
  forms: readonly UnitForm[],
  { now, left }: MomentOfAsking,
): Promise<Map<string, CameBack[]>> {
  const rows = await openingRows(
    db,
    forms.map(({ submission }) => submission.id),
  )
  const bySubmission = Map.groupBy(
    rows.filter(({ until }) => isStillOpen({ until: Number(until) }, now)),
    ({ submission }) => submission,
  )
  return new Map(
    forms.map(({ submission, grounds }) => {
      const open = bySubmission.get(submission.id) ?? []
      return [
        submission.id,
        open.map((row): CameBack => {
          const [item] = grounds.ownItemsOf(row.node)
          return {
            node: row.node,
            title: grounds.outline.byCode.get(row.node)?.row.title.text ?? row.node,
            purpose: row.purpose,
            reason: row.reason,
            due: left(Number(row.until)),
            ...(item !== undefined && { item }),
            ...(row.decision !== null && { finding: findingOf(row.decision, row) }),
          }
        }),
      ]
    }),
  )
}

type OpeningRow = {
  submission: string
  node: string
  purpose: OpeningPurpose
  reason: string
  until: Date
  decision: FindingDecision | null
  reason_code: FindingReason | null
  finding_reason: string | null
}

async function openingRows(db: Db, submissions: readonly string[]): Promise<OpeningRow[]> {
  const { rows } = await sql<OpeningRow>`
    select opening.submission_id as submission, opening.node_code as node, opening.purpose, opening.reason,
      opening.until, released.decision, released.reason_code, released.reason as finding_reason
    from opening left join lateral (
      select finding.decision, finding.reason_code, finding.reason
      from (
        select body from scorecard
        where submission_id = opening.submission_id and stage = 'appraised' and body ->> 'occasion' = 'releaseFindings'
        order by sealed_at desc, id desc limit 1
      ) as card
      cross join lateral json_array_elements_text(card.body -> 'findings') as sealed (id)
      join finding on finding.id = sealed.id::uuid
      where opening.purpose = 'explanation' and finding.node_code = opening.node_code
      limit 1
    ) as released on true
    where opening.submission_id = any(${submissions}::uuid[]) and opening.closed_at is null
    order by opening.until, opening.opened_at, opening.id
  `.execute(db)
  return rows
}

function findingOf(decision: FindingDecision, { reason_code, finding_reason }: OpeningRow): CameBack['finding'] {
  return { decision, ...defined({ reasonCode: reason_code ?? undefined, reason: finding_reason ?? undefined }) }
}
