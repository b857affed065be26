import { z } from 'zod'
import { ScorecardNode, ScorecardTotal } from '#domain/submission/scorecard.ts'
import { ScorecardStage } from '#domain/submission/submission.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { submissions } from './submissions.ts'
import { PeriodKey } from './values.ts'

const Named = z.object({ id: Id, name: z.string() })

/** A criterion that has not its maximum; `best` and `median` are of the group, at this criterion. */
export const LostCriterion = z.object({
  node: ScorecardNode,
  /** Published: rounded once from the exact difference. */
  lost: z.string(),
  best: z.string().optional(),
  median: z.string().optional(),
  /** Its points in the period before. */
  before: z.string().optional(),
})
export type LostCriterion = z.infer<typeof LostCriterion>

export const WhyLostView = z.object({
  submission: Id,
  organisation: Named,
  round: Named,
  edition: z.string(),
  period: PeriodKey,
  /** By what the caller sees it: what the unit says, what the appraisers have, or what was approved. */
  stage: ScorecardStage,
  total: ScorecardTotal,
  /** The class of the total, where the edition has classes (method §5.3). */
  band: z.string().optional(),
  /** Largest loss first. */
  criteria: z.array(LostCriterion),
  /** What the printed losses lack from the printed maximum to the printed points. */
  rounding: z.string(),
  /** Whom `best` and `median` are of; absent for a unit before a publication, and for groups under five. */
  group: z.object({ members: z.int() }).optional(),
  /** How the unit stood in the period before by the same set; `isStated`: as a table has it, else as approved here. */
  before: z
    .object({
      period: PeriodKey,
      isStated: z.boolean(),
      points: z.string().optional(),
      index: z.string().optional(),
      place: z.int().optional(),
    })
    .optional(),
})
export type WhyLostView = z.infer<typeof WhyLostView>

const { group, permits, about } = submissions.showSubmission

export const whyLost = {
  /** Where the points went, criterion by criterion, as far as the caller sees the points. */
  showWhyLost: operation({
    method: 'GET',
    path: '/submissions/:submission/lost-points',
    group,
    permits,
    about,
    input: z.object({ submission: Id }),
    output: WhyLostView,
    refusals: ['bad-input', 'not-signed-in', 'not-permitted', 'not-found'],
    example: { submission: '01980000-0000-7000-8000-000000000301' },
  }),
}
