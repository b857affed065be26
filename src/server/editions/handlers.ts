import type { editions } from '#contract/editions.ts'
import type { Handlers } from '#contract/operation.ts'
import { Refusal } from '../refusal.ts'
import type { ServedContent } from '../served-content.ts'

export const editionHandlers = (content: ServedContent) =>
  ({
    listEditions: () => content.summaries,
    showEdition: ({ edition }) => found(content.editions.get(edition)),
    listFindings: ({ edition }) => found(content.findingsOf(edition)),
  }) satisfies Handlers<typeof editions>

function found<Found>(one: Found | undefined): Found {
  if (one === undefined) throw new Refusal('not-found')
  return one
}
