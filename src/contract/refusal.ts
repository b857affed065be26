import { z } from 'zod'

/** Why an operation is not carried out although nothing is broken. Sentences: `src/text`. */
export const RefusalCode = z.enum(['not-found', 'bad-input', 'too-large'])
export type RefusalCode = z.infer<typeof RefusalCode>

/** What a refused or failed call answers (RFC 9457); `internal` tells no more than that. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.union([RefusalCode, z.literal('internal')]),
  requestId: z.string(),
  /** Places of the input that do not fit, as `path: what was expected`. */
  faults: z.array(z.string()).optional(),
})
export type Problem = z.infer<typeof Problem>
