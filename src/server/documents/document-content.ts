import type { Demonstration } from '#contract/demonstration.ts'
import type { DocumentSummary, ProvinceRow, SearchEntry } from '#contract/documents.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { OrganisationFile } from '#domain/organisation/organisation.ts'
import { agencyView, type AgencyView } from '#domain/programme/agency-view.ts'
import { notesOf } from '#domain/programme/document-view.ts'
import { numberViews, type NumberView } from '#domain/programme/number-view.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import type { PublishedResults } from '#domain/programme/published.ts'
import { searchEntries } from './search-entries.ts'

/** The documents and what follows from them, laid out once. */
export type DocumentContent = {
  readonly summaries: { documents: DocumentSummary[] }
  readonly documents: ReadonlyMap<string, ProgrammeDocument>
  readonly provinces: { provinces: ProvinceRow[] }
  /** By province, then by organisation. */
  readonly agencies: ReadonlyMap<string, ReadonlyMap<string, AgencyView>>
  /** By item. */
  readonly numbers: ReadonlyMap<string, NumberView>
  readonly searchIndex: { entries: SearchEntry[] }
  /** Publications of results about provinces, each as it was made. */
  readonly published: readonly PublishedResults[]
}

/** The documents and what they refer to. */
type Sources = {
  readonly documents: readonly ProgrammeDocument[]
  readonly organisationFiles: readonly OrganisationFile[]
  readonly published: readonly PublishedResults[]
  readonly items: ReadonlyMap<string, DataItem>
  readonly outlines: readonly Outline[]
  /** Its organisations can be found where there is one. */
  readonly demonstration: Demonstration | undefined
}

export function documentContentOf(sources: Sources): DocumentContent {
  const { documents, organisationFiles, published, items, outlines, demonstration } = sources
  const ofDocuments = new Set(documents.map((document) => document.province))
  const provinces = organisationFiles.filter((file) => ofDocuments.has(file.id))
  return {
    summaries: { documents: documents.map(summaryOf).sort(newestFirst) },
    documents: new Map(documents.map((document) => [document.id, document])),
    provinces: { provinces: provinces.map((file) => ({ file, documents: countOf(documents, file.id) })) },
    agencies: new Map(
      provinces.map((file) => [
        file.id,
        new Map(file.organisations.map((one) => [one.id, agencyView(file, one, documents, outlines)])),
      ]),
    ),
    numbers: numberViews({ items, outlines, documents, provinces: organisationFiles }),
    searchIndex: { entries: searchEntries({ documents, outlines, items, provinces, demonstration }) },
    published,
  }
}

function summaryOf(document: ProgrammeDocument): DocumentSummary {
  const { id, number, title, issuedBy, issuedOn, tasks, owedItems, goals, projects, directives } = document
  const holds = {
    tasks: tasks.length,
    owedItems: owedItems.length,
    goals: goals.length,
    projects: projects.filter((project) => !project.isTotal).length,
    directives: directives.length,
    notes: notesOf(document).length,
  }
  return { id, number, title, issuedBy, issuedOn, holds }
}

function newestFirst(a: DocumentSummary, b: DocumentSummary): number {
  return a.issuedOn < b.issuedOn ? 1 : a.issuedOn > b.issuedOn ? -1 : 0
}

function countOf(documents: readonly ProgrammeDocument[], province: string): number {
  return documents.filter((document) => document.province === province).length
}
