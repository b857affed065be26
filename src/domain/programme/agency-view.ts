import type { Outline } from '../edition/outline.ts'
import type { Organisation, OrganisationFile } from '../organisation/organisation.ts'
import type { PrintedText, Sentence } from '../printed-text.ts'
import type { ListedRow, Part } from './document-view.ts'
import type { ProgrammeDocument } from './document.ts'
import type { Party } from './document-row.ts'

/** How a row reaches an organisation: by its name, by the kind of organisation, or through the heading it owns. */
export type Through = 'name' | 'kind' | 'owner'

const ASKING = ['tasks', 'owedItems', 'goals', 'directives', 'projects', 'duties'] as const

/** A row of a document that asks something of an organisation, with the place where it does. */
export type AskedRow = ListedRow<(typeof ASKING)[number]> & {
  readonly document: string
  readonly part: Pick<Part, 'id' | 'kind' | 'code' | 'title'>
  readonly through: Through
}

/** A row of an index set that names an organisation as its lead. */
export type AskedCriterion = {
  readonly edition: string
  readonly number: string
  readonly code: string
  readonly title: PrintedText
  readonly article: string
  readonly line?: number
}

/** All that the documents and index sets of a province ask of one organisation. */
export type AgencyView = {
  readonly province: { readonly id: string; readonly title: Sentence }
  readonly organisation: Organisation
  readonly group?: string
  readonly documents: readonly { readonly id: string; readonly number: string; readonly title: Sentence }[]
  readonly leads: readonly AskedRow[]
  readonly helps: readonly AskedRow[]
  readonly criteria: readonly AskedCriterion[]
}

export function agencyView(
  province: OrganisationFile,
  organisation: Organisation,
  documents: readonly ProgrammeDocument[],
  outlines: readonly Outline[],
): AgencyView {
  const own = documents.filter((document) => document.province === province.id)
  const sources = new Set(own.map((document) => document.source))
  const group = province.groups.find((one) => one.id === organisation.group)?.name
  return {
    province: { id: province.id, title: province.title },
    organisation,
    ...(group === undefined ? {} : { group }),
    documents: own.map(({ id, number, title }) => ({ id, number, title })),
    leads: own.flatMap((document) => rowsFor(document, organisation, 'lead')),
    helps: own.flatMap((document) => rowsFor(document, organisation, 'coordinators')),
    criteria: outlines
      .filter(({ edition }) => sources.has(edition.source))
      .flatMap((outline) => criteriaOf(outline, organisation)),
  }
}

function rowsFor(document: ProgrammeDocument, organisation: Organisation, role: 'lead' | 'coordinators'): AskedRow[] {
  const parts = new Map(document.parts.map((part) => [part.id, part]))
  const asked: AskedRow[] = []
  for (const kind of ASKING) {
    for (const row of document[kind]) {
      const part = parts.get(row.part)
      const named = role === 'lead' ? leadOf(row) : 'coordinators' in row ? row.coordinators : undefined
      const owner = role === 'lead' && named === undefined ? part?.owner : undefined
      const through = named ? reached(named, organisation) : owner && reached(owner, organisation) && 'owner'
      if (part && through) asked.push({ kind, row, document: document.id, part: headOf(part), through } as AskedRow)
    }
  }
  return asked
}

function leadOf(row: AskedRow['row']): Party | undefined {
  if ('lead' in row) return row.lead
  return 'who' in row ? row.who : undefined
}

function headOf({ id, kind, code, title }: Part): AskedRow['part'] {
  return code === undefined ? { id, kind, title } : { id, kind, code, title }
}

/**
 * "Các sở, ban, ngành", "UBND các huyện": a kind means the organisations of a league; a committee of the party, a centre
 * or a ministry, which belong to none, are reached by name only.
 */
export function reached(party: Party, organisation: Organisation): 'name' | 'kind' | undefined {
  if (party.organisations.includes(organisation.id)) return 'name'
  const isOfKind = organisation.kind !== undefined && party.kinds.includes(organisation.kind)
  return isOfKind && organisation.group !== '' ? 'kind' : undefined
}

function criteriaOf({ edition, nodes }: Outline, organisation: Organisation): AskedCriterion[] {
  return nodes
    .filter(({ row }) => row.lead?.includes(organisation.id))
    .map(({ code, row, article }) => ({
      edition: edition.id,
      number: edition.number,
      code,
      title: row.title,
      article,
      ...(row.line === undefined ? {} : { line: row.line }),
    }))
}
