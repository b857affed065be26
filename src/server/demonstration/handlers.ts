import type { demonstration } from '#contract/demonstration.ts'
import type { Handlers } from '#contract/operation.ts'
import type { ServedContent } from '../served-content.ts'

export const demonstrationHandlers = (content: ServedContent) =>
  ({ showDemonstration: () => content.demonstration }) satisfies Handlers<typeof demonstration>
