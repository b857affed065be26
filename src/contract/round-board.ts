import { z } from 'zod'
import { NodeLevel } from '#domain/edition/definition.ts'
import { ANYBODYS } from '#domain/permission/role.ts'
import { NODE_STATUSES } from '#domain/scoring/status.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { PeriodKey } from './values.ts'

/** Published figures; `max` is what applies to the member. */
export const BoardCell = z.object({ points: z.string(), max: z.string(), status: z.enum(NODE_STATUSES) })
export type BoardCell = z.infer<typeof BoardCell>

export const BoardFigures = z.object({
  /** Without an index where nothing applies. */
  total: z.object({
    points: z.string(),
    max: z.string(),
    index: z.string().optional(),
    /** In its group, by these figures (method §6); none for a member that is not ranked. */
    place: z.int().optional(),
    isShared: z.literal(true).optional(),
  }),
  /** In the order of the board's nodes. */
  nodes: z.array(BoardCell),
})
export type BoardFigures = z.infer<typeof BoardFigures>

/** One member as it is judged now: a draft by its latest values, a submitted one by its pins. */
export const BoardRow = z.object({
  submission: Id,
  organisation: z.object({ id: Id, name: z.string() }),
  group: z.string(),
  isRanked: z.boolean(),
  state: SubmissionState,
  self: BoardFigures,
  /** From the beginning of the appraisal on, as the appraisers have it; not told to who works for the unit. */
  appraised: BoardFigures.optional(),
})
export type BoardRow = z.infer<typeof BoardRow>

export const RoundBoard = z.object({
  round: Id,
  title: z.string(),
  edition: z.string(),
  period: PeriodKey,
  /** The numbers of others that members read are fixed; until then they are missing. */
  isCommonFixed: z.boolean(),
  nodes: z.array(z.object({ code: z.string(), title: z.string(), level: NodeLevel })),
  rows: z.array(BoardRow),
})
export type RoundBoard = z.infer<typeof RoundBoard>

export const boards = {
  /** All members beside each other, down to a level of the tree; an appraiser sees those that are being appraised. */
  showBoard: operation({
    method: 'GET',
    path: '/rounds/:round/board',
    group: 'round.board',
    permits: {
      'standing-agency': ANYBODYS,
      appraiser: ANYBODYS,
      'council-secretary': ANYBODYS,
      leader: ANYBODYS,
      auditor: ANYBODYS,
    },
    about: 'round',
    input: z.object({ round: Id, level: NodeLevel.default('mainIndex') }),
    output: RoundBoard,
    refusals: ['bad-input', 'not-signed-in', 'not-permitted', 'not-found'],
    example: { round: '01980000-0000-7000-8000-000000000201', level: 'pillar' },
  }),
}
