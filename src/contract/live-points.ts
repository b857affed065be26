import { z } from 'zod'
import { LiveLossCode, MissingLetterCode } from '#domain/scoring/live-points.ts'
import { NODE_STATUSES } from '#domain/scoring/status.ts'

/** One leaf as it stands now for one organisation: `exact` is a fraction, the other figures are published ones. */
export const LiveLeafView = z.object({
  code: z.string(),
  status: z.enum(NODE_STATUSES),
  points: z.string(),
  max: z.string(),
  /** Exact points and applicable maximum ("25/2"), so that sums are rounded once. */
  exact: z.object({ points: z.string(), max: z.string() }),
  loss: LiveLossCode,
  letters: z.array(z.string()),
  /** Letters without a number; never another unit's number. */
  missing: z.array(z.object({ letter: z.string(), item: z.string(), code: MissingLetterCode, period: z.string() })),
  broken: z.array(z.string()),
})
export type LiveLeafView = z.infer<typeof LiveLeafView>
