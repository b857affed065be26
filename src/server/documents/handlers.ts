import type { documents } from '#contract/documents.ts'
import type { Handlers } from '#contract/operation.ts'
import { Refusal } from '../refusal.ts'
import type { DocumentContent } from './document-content.ts'

export const documentHandlers = (content: { readonly programme: DocumentContent }) =>
  ({
    listDocuments: () => content.programme.summaries,
    showDocument: ({ document }) => found(content.programme.documents.get(document)),
    listProvinces: () => content.programme.provinces,
    showAgency: ({ province, organisation }) => found(content.programme.agencies.get(province)?.get(organisation)),
    showSearchIndex: () => content.programme.searchIndex,
  }) satisfies Handlers<typeof documents>

function found<Found>(one: Found | undefined): Found {
  if (one === undefined) throw new Refusal('not-found')
  return one
}
