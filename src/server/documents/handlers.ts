import type { documents } from '#contract/documents.ts'
import type { Handlers } from '#contract/operation.ts'
import { Refusal } from '../refusal.ts'
import type { DocumentContent } from './document-content.ts'

export const documentHandlers = (content: DocumentContent) =>
  ({
    listDocuments: () => content.summaries,
    showDocument: ({ document }) => found(content.documents.get(document)),
    listProvinces: () => content.provinces,
    showAgency: ({ province, organisation }) => found(content.agencies.get(province)?.get(organisation)),
    showSearchIndex: () => content.searchIndex,
  }) satisfies Handlers<typeof documents>

function found<Found>(one: Found | undefined): Found {
  if (one === undefined) throw new Refusal('not-found')
  return one
}
