import { z } from 'zod'
import { ANYBODYS } from '#domain/permission/role.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { BoardFigures } from './round-board.ts'
import { PeriodKey } from './values.ts'

/** One member as the council looks at it. */
export const CouncilRow = z.object({
  submission: Id,
  organisation: z.object({ id: Id, name: z.string() }),
  group: z.string(),
  state: SubmissionState,
  self: BoardFigures,
  /** The class of what it has by now, where the edition has classes (method §5.3). */
  band: z.string().optional(),
  /** From the beginning of the appraisal on. */
  appraised: BoardFigures.optional(),
  /** As approved, of what was sealed then. */
  final: z.object({ total: z.string(), nodes: z.array(z.string()) }).optional(),
  /** Criteria that are still open for the unit's explanation. */
  openExplanations: z.int(),
  /** Criteria of which the first and the blind look said different things (method §15.6), settled or not. */
  disagreements: z.int(),
})
export type CouncilRow = z.infer<typeof CouncilRow>

export const CouncilSheet = z.object({
  round: Id,
  title: z.string(),
  edition: z.string(),
  period: PeriodKey,
  /** In the round's order; each row names its own. */
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The main indices, in printed order. */
  nodes: z.array(z.object({ code: z.string(), title: z.string() })),
  rows: z.array(CouncilRow),
})
export type CouncilSheet = z.infer<typeof CouncilSheet>

export const council = {
  /** All members of a round with what they said, what the appraisers say and what was approved, by main index. */
  showCouncilSheet: operation({
    method: 'GET',
    path: '/rounds/:round/council-sheet',
    group: 'council.read',
    permits: {
      'standing-agency': ANYBODYS,
      'council-secretary': ANYBODYS,
      leader: ANYBODYS,
      auditor: ANYBODYS,
    },
    about: 'round',
    input: z.object({ round: Id }),
    output: CouncilSheet,
    refusals: ['bad-input', 'not-signed-in', 'not-permitted', 'not-found'],
    example: { round: '01980000-0000-7000-8000-000000000201' },
  }),
}
