import { z } from 'zod'
import { OrganisationFile } from '#domain/organisation/organisation.ts'
import type { AgencyView } from '#domain/programme/agency-view.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { Sentence } from '#domain/printed-text.ts'
import { Slug } from '#domain/slug.ts'
import { operation } from './operation.ts'

/** A document as a list names it, with what it holds. Printed totals are no projects. */
export const DocumentSummary = z.object({
  id: Slug,
  number: z.string(),
  title: Sentence,
  issuedBy: z.string(),
  issuedOn: z.string(),
  holds: z.object({
    tasks: z.int(),
    owedItems: z.int(),
    goals: z.int(),
    projects: z.int(),
    directives: z.int(),
    notes: z.int(),
  }),
})
export type DocumentSummary = z.infer<typeof DocumentSummary>

/** The organisations of a province that the documents name, with how many documents it has. */
export const ProvinceRow = z.object({ file: OrganisationFile, documents: z.int() })
export type ProvinceRow = z.infer<typeof ProvinceRow>

/** What can be found: rows of documents by their list, nodes of editions, items, organisations, documents. */
export const FOUND_KINDS = [
  'organisations',
  'documents',
  'nodes',
  'items',
  'tasks',
  'owedItems',
  'goals',
  'directives',
  'projects',
  'budget',
  'figures',
  'systems',
  'statements',
  'duties',
  'assignments',
  'communes',
  'standings',
] as const
export const FoundKind = z.enum(FOUND_KINDS)
export type FoundKind = z.infer<typeof FoundKind>

/** One thing that can be found: what it says, where it stands, the page's address; further words that lead to it. */
export const SearchEntry = z.tuple([FoundKind, z.string(), z.string(), z.string(), z.string()])
export type SearchEntry = z.infer<typeof SearchEntry>

/** Checked where they were read from their files; what a schema made of a text is no longer what the schema takes. */
const DocumentAsRead = z.custom<ProgrammeDocument>((value) => hasKey(value, 'parts'))
const AgencyAsRead = z.custom<AgencyView>((value) => hasKey(value, 'leads'))

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value
}

export const documents = {
  listDocuments: operation({
    method: 'GET',
    path: '/documents',
    group: 'content.read',
    permits: 'public',
    input: z.object({}),
    output: z.object({ documents: z.array(DocumentSummary) }),
    refusals: [],
  }),
  showDocument: operation({
    method: 'GET',
    path: '/documents/:document',
    group: 'content.read',
    permits: 'public',
    input: z.object({ document: Slug }),
    output: DocumentAsRead,
    refusals: ['not-found', 'bad-input'],
    example: { document: 'thua-thien-hue-222' },
  }),
  listProvinces: operation({
    method: 'GET',
    path: '/provinces',
    group: 'content.read',
    permits: 'public',
    input: z.object({}),
    output: z.object({ provinces: z.array(ProvinceRow) }),
    refusals: [],
  }),
  showAgency: operation({
    method: 'GET',
    path: '/provinces/:province/organisations/:organisation',
    group: 'content.read',
    permits: 'public',
    input: z.object({ province: Slug, organisation: Slug }),
    output: AgencyAsRead,
    refusals: ['not-found', 'bad-input'],
    example: { province: 'thua-thien-hue', organisation: 'so-y-te' },
  }),
  showSearchIndex: operation({
    method: 'GET',
    path: '/search-index',
    group: 'content.read',
    permits: 'public',
    input: z.object({}),
    output: z.object({ entries: z.array(SearchEntry) }),
    refusals: [],
  }),
}
