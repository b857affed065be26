import { toShortDecimal } from '../exact-text.ts'
import type { Combine, VariableOf, VariablePeriod } from '../edition/definition.ts'
import type { Outline, OutlineNode } from '../edition/outline.ts'
import type { DataItem, ItemCatalogue } from '../item/data-item.ts'
import type { OrganisationFile } from '../organisation/organisation.ts'
import type { PrintedText, Sentence } from '../printed-text.ts'
import { listedRows, type ListedRow, type Part, type RowKind } from './document-view.ts'
import type { ProgrammeDocument } from './document.ts'

/** How a criterion reads a number: whose, of which period, and how several become one. */
export type Reading = {
  readonly letter: string
  readonly of: VariableOf
  readonly combine: Combine
  readonly period: VariablePeriod
}

/** A criterion that asks for a number. */
export type AskingCriterion = {
  readonly code: string
  readonly title: PrintedText
  readonly article: string
  /** Exact ("2.5", "25/3"); absent where the criterion has no points. */
  readonly max?: string
  readonly readings: readonly Reading[]
}

export type AskingEdition = {
  readonly edition: string
  readonly number: string
  readonly title: Sentence
  readonly criteria: readonly AskingCriterion[]
}

/** A row of a document that asks for a number, sets a goal for it, or states it. */
export type AskingRow = {
  readonly document: string
  readonly number: string
  readonly kind: RowKind
  readonly row: string
  readonly text: PrintedText
  readonly part: Pick<Part, 'kind' | 'code' | 'title'>
  readonly line: number
  /** Whom the row makes answer for it, as printed. */
  readonly lead?: string
}

/** Who supplies or verifies: the subject itself, a kind of organisation, or an organisation of a province by its id. */
export type NumberParty = { readonly id: string; readonly name?: string; readonly province?: string }

export type NamedItem = Pick<DataItem, 'id' | 'name'>

/** What is known of a number before anybody gives it: who asks, who supplies, who verifies, what it belongs to. */
export type NumberView = {
  readonly item: DataItem
  readonly editions: readonly AskingEdition[]
  readonly rows: readonly AskingRow[]
  /** Empty: nothing but the subject itself is known. */
  readonly providers: readonly NumberParty[]
  readonly verifier?: NumberParty
  readonly whole?: NamedItem
  readonly parts: readonly NamedItem[]
  readonly replaces?: NamedItem
  readonly replacedBy: readonly NamedItem[]
}

export type NumberSources = {
  readonly items: ItemCatalogue
  readonly outlines: readonly Outline[]
  readonly documents: readonly ProgrammeDocument[]
  readonly provinces: readonly OrganisationFile[]
}

/** The view of every number, by item. */
export function numberViews({ items, outlines, documents, provinces }: NumberSources): Map<string, NumberView> {
  const rows = askingRows(documents)
  const all = [...items.values()]
  const namedOf = (id: string | undefined): NamedItem | undefined => {
    const item = id === undefined ? undefined : items.get(id)
    return item && named(item)
  }
  const criteria = outlines.map((outline) => ({ outline, byItem: leavesByItem(outline) }))
  return new Map(
    all.map((item) => {
      const asking = rows.get(item.id) ?? []
      const [whole, replaces] = [namedOf(item.partOf), namedOf(item.replaces?.item)]
      const near = provincesNear(provinces, documents, asking)
      const view: NumberView = {
        item,
        editions: criteria.flatMap(({ outline, byItem }) => editionOf(outline, byItem.get(item.id) ?? [], item.id)),
        rows: asking,
        providers: item.providers.map((id) => partyOf(id, near)),
        ...(item.verifier !== undefined && { verifier: partyOf(item.verifier, near) }),
        ...(whole && { whole }),
        parts: all.filter(({ partOf }) => partOf === item.id).map(named),
        ...(replaces && { replaces }),
        replacedBy: all.filter((one) => one.replaces?.item === item.id).map(named),
      }
      return [item.id, view]
    }),
  )
}

function named({ id, name }: DataItem): NamedItem {
  return { id, name }
}

function leavesByItem({ leaves }: Outline): Map<string, OutlineNode[]> {
  const byItem = new Map<string, OutlineNode[]>()
  for (const node of leaves)
    for (const id of new Set(node.leaf!.letters.map(({ item }) => item.id)))
      byItem.set(id, [...(byItem.get(id) ?? []), node])
  return byItem
}

function editionOf({ edition }: Outline, leaves: readonly OutlineNode[], item: string): AskingEdition[] {
  if (leaves.length === 0) return []
  const { id, number, title } = edition
  return [{ edition: id, number, title, criteria: leaves.map((node) => criterionOf(node, item)) }]
}

function criterionOf({ code, row, article, leaf }: OutlineNode, item: string): AskingCriterion {
  const letters = leaf!.letters.filter((letter) => letter.item.id === item)
  return {
    code,
    title: row.title,
    article,
    ...(!leaf!.unscored && { max: toShortDecimal(leaf!.max) }),
    readings: letters.map(({ name, variable: { of, combine, period } }) => ({ letter: name, of, combine, period })),
  }
}

function askingRows(documents: readonly ProgrammeDocument[]): Map<string, AskingRow[]> {
  const rows = new Map<string, AskingRow[]>()
  for (const document of documents) {
    for (const listed of listedRows(document)) {
      const part = document.parts.find(({ id }) => id === listed.row.part)!
      for (const item of new Set(itemsOf(listed)))
        rows.set(item, [...(rows.get(item) ?? []), rowOf(document, part, listed)])
    }
  }
  return rows
}

/** The items that a row of a document speaks of. */
export function itemsOf({ row }: ListedRow): string[] {
  return [
    ...('item' in row && row.item !== undefined ? [row.item] : []),
    ...('letters' in row ? Object.values(row.letters).map(({ item }) => item) : []),
    ...('targets' in row ? row.targets.flatMap(({ item }) => item ?? []) : []),
  ]
}

function rowOf({ id, number }: ProgrammeDocument, { kind, code, title }: Part, listed: ListedRow): AskingRow {
  const { row } = listed
  const lead = 'lead' in row ? row.lead?.text.text : undefined
  return {
    document: id,
    number,
    kind: listed.kind,
    row: row.id,
    text: row.text,
    part: { kind, ...(code !== undefined && { code }), title },
    line: row.line,
    ...(lead !== undefined && { lead }),
  }
}

/** The provinces whose documents ask for the number come first: an agency of one name may be in several. */
function provincesNear(
  provinces: readonly OrganisationFile[],
  documents: readonly ProgrammeDocument[],
  asking: readonly AskingRow[],
): readonly OrganisationFile[] {
  const near = new Set(
    documents.filter(({ id }) => asking.some((row) => row.document === id)).map((one) => one.province),
  )
  return [...provinces].sort((a, b) => Number(near.has(b.id)) - Number(near.has(a.id)))
}

function partyOf(id: string, provinces: readonly OrganisationFile[]): NumberParty {
  for (const { id: province, organisations } of provinces) {
    const known = organisations.find((one) => one.id === id)
    if (known) return { id, name: known.name, province }
  }
  return { id }
}
