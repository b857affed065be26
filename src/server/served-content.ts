import { demonstrationOf } from '#content/demonstration.ts'
import { editionIds, readEdition, readItems, readNearEqual, readOrganisationFile } from '#content/library.ts'
import type { Demonstration } from '#contract/demonstration.ts'
import type { EditionSummary, EditionWithItems } from '#contract/editions.ts'
import { checkEdition } from '#domain/edition/check/check-edition.ts'
import type { Edition } from '#domain/edition/definition.ts'
import type { Finding } from '#domain/edition/finding.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { readDocumentContent, type DocumentContent } from './documents/document-content.ts'

/** What the content folder says, read and checked once; every answer is made of these same objects. */
export type ServedContent = {
  readonly summaries: { editions: EditionSummary[] }
  readonly editions: ReadonlyMap<string, EditionWithItems>
  readonly findings: ReadonlyMap<string, { findings: Finding[] }>
  readonly demonstration: Demonstration
  readonly programme: DocumentContent
}

const DEMONSTRATION = { edition: 'hue-2020', organisations: 'minh-hoa', period: '2021', seed: 222 } as const

export function readContent(folder?: string): ServedContent {
  const items = readItems(folder)
  const nearEqual = readNearEqual(folder)
  const editions = editionIds(folder).map((id) => readEdition(id, folder))
  const demonstration = readDemonstration(editions, items, folder)
  const outlines = editions.map((edition) => outlineOf(edition, items).outline)
  return {
    summaries: { editions: editions.map((edition) => summaryOf(edition, items)).sort(newestFirst) },
    editions: new Map(editions.map((edition) => [edition.id, withItems(edition, items)])),
    findings: new Map(editions.map((edition) => [edition.id, { findings: checkEdition(edition, items, nearEqual) }])),
    demonstration,
    programme: readDocumentContent({ items, outlines, demonstration }, folder),
  }
}

function summaryOf(edition: Edition, items: ReadonlyMap<string, DataItem>): EditionSummary {
  const { id, title, number, issuedBy, issuedOn } = edition
  const { nodes, leaves } = outlineOf(edition, items).outline
  const scored = leaves.filter((node) => !node.leaf!.unscored).length
  return { id, title, number, issuedBy, issuedOn, nodes: nodes.length, scored }
}

function newestFirst(a: EditionSummary, b: EditionSummary): number {
  return a.issuedOn < b.issuedOn ? 1 : -1
}

/** The items that the edition's letters read, and the wholes that these may not exceed. */
function withItems(edition: Edition, items: ReadonlyMap<string, DataItem>): EditionWithItems {
  const { outline } = outlineOf(edition, items)
  const read = new Map(outline.leaves.flatMap(({ leaf }) => leaf!.letters.map(({ item }) => [item.id, item])))
  for (const item of read.values()) {
    const whole = item.partOf === undefined ? undefined : items.get(item.partOf)
    if (whole) read.set(whole.id, whole)
  }
  return { edition, items: [...read.values()] }
}

function readDemonstration(
  editions: readonly Edition[],
  items: ReadonlyMap<string, DataItem>,
  folder?: string,
): Demonstration {
  const edition = editions.find((one) => one.id === DEMONSTRATION.edition)
  if (!edition) throw new Error(`the edition of the demonstration is not there: ${DEMONSTRATION.edition}`)
  const file = readOrganisationFile(DEMONSTRATION.organisations, folder)
  const made = demonstrationOf(file, outlineOf(edition, items).outline, DEMONSTRATION.seed)
  return {
    organisations: { ...file, organisations: made.organisations },
    members: made.members,
    edition: edition.id,
    period: DEMONSTRATION.period,
    values: made.values,
    notApplicable: made.notApplicable,
  }
}
