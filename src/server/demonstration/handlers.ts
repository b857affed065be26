import type { demonstration } from '#contract/demonstration.ts'
import type { Handlers } from '#contract/operation.ts'
import { Refusal } from '../refusal.ts'
import type { ServedContent } from '../served-content.ts'

export const demonstrationHandlers = (content: Pick<ServedContent, 'demonstration'>) =>
  ({
    showDemonstration: () => {
      if (!content.demonstration) throw new Refusal('not-found')
      return content.demonstration
    },
  }) satisfies Handlers<typeof demonstration>
