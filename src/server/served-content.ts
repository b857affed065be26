import type { Db } from '#db/database.ts'
import type { Demonstration } from '#contract/demonstration.ts'
import type { EditionSummary, EditionWithItems } from '#contract/editions.ts'
import { checkEdition } from '#domain/edition/check/check-edition.ts'
import type { Edition } from '#domain/edition/definition.ts'
import type { Finding } from '#domain/edition/finding.ts'
import { outlineOf, type Outline } from '#domain/edition/outline.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import { readContentRows, type StoredContent } from './content/read.ts'
import { readSealedDemonstration } from './demonstration/sealed.ts'
import { documentContentOf, type DocumentContent } from './documents/document-content.ts'

/** What the database's content says, laid out once; every answer is made of these same objects. */
export type ServedContent = {
  readonly summaries: { editions: EditionSummary[] }
  readonly editions: ReadonlyMap<string, EditionWithItems>
  /** An edition is checked when first asked for: it takes longer than to read all of them. */
  readonly findingsOf: (edition: string) => EditionFindings | undefined
  /** Undefined where nobody has asked for the demonstration province. */
  readonly demonstration: Demonstration | undefined
  readonly programme: DocumentContent
  /** Every item, the editions' own included. */
  readonly items: ItemCatalogue
  /** By edition. */
  readonly outlines: ReadonlyMap<string, Outline>
  /** As it lies in the database: what a further edition is judged by. */
  readonly stored: StoredContent
}

type EditionFindings = { findings: Finding[] }

/** Lays out all that the database holds; `LiveContent` does it again when editions have been issued. */
export async function readContent(db: Db): Promise<ServedContent> {
  const stored = await readContentRows(db)
  const { editions, items: catalogue, nearEqual, documents, organisationFiles, published } = stored
  const demonstration = await readSealedDemonstration(db)
  const items = new Map([...catalogue.values(), ...editions.flatMap((one) => one.items)].map((item) => [item.id, item]))
  const outlines = editions.map((edition) => outlineOf(edition, items).outline)
  return {
    summaries: { editions: editions.map((edition) => summaryOf(edition, items)).sort(newestFirst) },
    editions: new Map(editions.map((edition) => [edition.id, withItems(edition, items)])),
    findingsOf: checkedOnce(editions, (edition) => ({ findings: checkEdition(edition, items, nearEqual) })),
    demonstration,
    programme: documentContentOf({ documents, organisationFiles, published, items, outlines, demonstration }),
    items,
    outlines: new Map(outlines.map((outline) => [outline.edition.id, outline])),
    stored,
  }
}

function checkedOnce(
  editions: readonly Edition[],
  check: (edition: Edition) => EditionFindings,
): ServedContent['findingsOf'] {
  const checked = new Map<string, EditionFindings>()
  return (id) => {
    const edition = editions.find((one) => one.id === id)
    if (edition && !checked.has(id)) checked.set(id, check(edition))
    return checked.get(id)
  }
}

function summaryOf(edition: Edition, items: ItemCatalogue): EditionSummary {
  const { id, title, number, issuedBy, issuedOn } = edition
  const { nodes, leaves } = outlineOf(edition, items).outline
  const scored = leaves.filter((node) => !node.leaf!.unscored).length
  return { id, title, number, issuedBy, issuedOn, nodes: nodes.length, scored }
}

function newestFirst(a: EditionSummary, b: EditionSummary): number {
  return a.issuedOn < b.issuedOn ? 1 : -1
}

/** The items that the edition's letters read, and the wholes that these may not exceed. */
function withItems(edition: Edition, items: ItemCatalogue): EditionWithItems {
  const { outline } = outlineOf(edition, items)
  const read = new Map<string, DataItem>(
    outline.leaves.flatMap(({ leaf }) => leaf!.letters.map(({ item }) => [item.id, item])),
  )
  for (const item of read.values()) {
    const whole = item.partOf === undefined ? undefined : items.get(item.partOf)
    if (whole) read.set(whole.id, whole)
  }
  return { edition, items: [...read.values()] }
}
