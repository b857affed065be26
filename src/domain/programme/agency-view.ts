import { z } from 'zod'
import { Decimal } from '../decimal.ts'
import { Line } from '../edition/definition.ts'
import type { Outline } from '../edition/outline.ts'
import { Organisation, OrganisationFile } from '../organisation/organisation.ts'
import { PrintedText, Sentence } from '../printed-text.ts'
import { Slug } from '../slug.ts'
import { Directive, DocumentPart, Duty, GoalRow, OwedItem, Project, Task, type ProgrammeDocument } from './document.ts'
import type { Party } from './document-row.ts'

/** How a row reaches an organisation: by its name, by the kind of organisation, or through the annex it owns. */
export const Through = z.enum(['name', 'kind', 'owner'])
export type Through = z.infer<typeof Through>

const place = { document: Slug, part: DocumentPart, through: Through }

/** A row of a document that asks something of an organisation. */
export const AskedRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tasks'), row: Task, ...place }),
  z.object({ kind: z.literal('owedItems'), row: OwedItem, ...place }),
  z.object({ kind: z.literal('goals'), row: GoalRow, ...place }),
  z.object({ kind: z.literal('directives'), row: Directive, ...place }),
  z.object({ kind: z.literal('projects'), row: Project, ...place }),
  z.object({ kind: z.literal('duties'), row: Duty, ...place }),
])
export type AskedRow = z.infer<typeof AskedRow>

const AskedCriterion = z.object({
  edition: Slug,
  number: z.string(),
  code: z.string(),
  title: PrintedText,
  article: z.string(),
  line: Line.optional(),
  max: Decimal.optional(),
})
export type AskedCriterion = z.infer<typeof AskedCriterion>

/** All that the documents and index sets of a province ask of one organisation. */
export const AgencyView = z.object({
  province: z.object({ id: Slug, title: Sentence }),
  organisation: Organisation,
  group: z.string().optional(),
  documents: z.array(z.object({ id: Slug, number: z.string(), title: Sentence })),
  leads: z.array(AskedRow),
  helps: z.array(AskedRow),
  criteria: z.array(AskedCriterion),
})
export type AgencyView = z.infer<typeof AgencyView>

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
  for (const kind of ['tasks', 'owedItems', 'goals', 'directives', 'projects', 'duties'] as const) {
    for (const row of document[kind]) {
      const part = parts.get(row.part)
      const named = role === 'lead' ? ('lead' in row ? row.lead : 'who' in row ? row.who : undefined) : 'coordinators' in row ? row.coordinators : undefined
      const owner = role === 'lead' && named === undefined ? part?.owner : undefined
      const through = named ? reached(named, organisation) : owner && reached(owner, organisation) && 'owner'
      if (part && through) asked.push({ kind, row, document: document.id, part, through } as AskedRow)
    }
  }
  return asked
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
      ...(row.max === undefined ? {} : { max: row.max }),
    }))
}
