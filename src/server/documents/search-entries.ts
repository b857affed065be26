import type { Demonstration } from '#contract/demonstration.ts'
import type { SearchEntry } from '#contract/documents.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { OrganisationFile } from '#domain/organisation/organisation.ts'
import { listedRows, partName, wordsOf, type ListedRow } from '#domain/programme/document-view.ts'
import { itemsOf } from '#domain/programme/number-view.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { DOCUMENTS } from '#text/documents.ts'

export type Searched = {
  readonly documents: readonly ProgrammeDocument[]
  readonly outlines: readonly Outline[]
  readonly items: ReadonlyMap<string, DataItem>
  readonly provinces: readonly OrganisationFile[]
  readonly demonstration: Demonstration | undefined
}

/** Everything that the search finds: its kind, title, place, address, and further words that lead to it. */
export function searchEntries({ documents, outlines, items, provinces, demonstration }: Searched): SearchEntry[] {
  const places = placesOfItems(documents, outlines)
  return [
    ...provinces.flatMap((file) => organisationsOf(file)),
    ...(demonstration ? membersOf(demonstration) : []),
    ...documents.flatMap((document) => rowsOf(document)),
    ...outlines.flatMap((outline) => nodesOf(outline)),
    ...[...items.values()].map(({ id, name, definition = '' }): SearchEntry => {
      return ['items', name, places.get(id) ?? '', `/so-lieu/${id}`, definition]
    }),
  ]
}

function membersOf({ organisations, members }: Demonstration): SearchEntry[] {
  return organisations.organisations
    .slice(0, members)
    .map(({ id, name }) => ['organisations', name, organisations.title.vi, `/don-vi/${id}`, ''])
}

function organisationsOf(file: OrganisationFile): SearchEntry[] {
  return file.organisations.map(({ id, name }) => [
    'organisations',
    name,
    file.title.vi,
    `/co-quan/${file.id}/${id}`,
    '',
  ])
}

function rowsOf(document: ProgrammeDocument): SearchEntry[] {
  const address = `/van-ban/${document.id}`
  const itself: SearchEntry = ['documents', document.title.vi, `${document.number}, ${document.issuedBy}`, address, '']
  const rows = listedRows(document).map((listed): SearchEntry => {
    const { kind, row } = listed
    const title = titleOf(listed)
    const further = wordsOf(listed).replace(row.text.text, '').trim()
    return [
      kind,
      title,
      `${document.number}, ${placeOf(document, row.part)}, ${line(row.line)}`,
      `${address}?muc=${row.id}`,
      further,
    ]
  })
  return [itself, ...rows]
}

/** A row below a spanning number says what is its own: the required result. */
function titleOf({ kind, row }: ListedRow): string {
  return kind === 'tasks' && row.continued && row.result ? row.result.text : row.text.text
}

function placeOf(document: ProgrammeDocument, id: string): string {
  const part = document.parts.find((one) => one.id === id)
  return part ? partName(part) : ''
}

function nodesOf({ edition, nodes }: Outline): SearchEntry[] {
  return nodes.map(({ code, row, article }) => [
    'nodes',
    `${code} ${row.title.text}`,
    `${edition.number}, ${article}${row.line === undefined ? '' : `, ${line(row.line)}`}`,
    `/bo-chi-so/${edition.id}?muc=${code}`,
    '',
  ])
}

/** Where an item is read first: a criterion, a number owed, a figure stated. */
function placesOfItems(documents: readonly ProgrammeDocument[], outlines: readonly Outline[]): Map<string, string> {
  const places = new Map<string, string>()
  const add = (item: string, words: string): void => {
    if (!places.has(item)) places.set(item, words)
  }
  for (const { edition, leaves } of outlines)
    for (const { code, leaf } of leaves)
      for (const { item } of leaf!.letters) add(item.id, `${edition.number}, ${code}`)
  for (const document of documents)
    for (const listed of listedRows(document))
      for (const item of itemsOf(listed)) add(item, `${document.number}, ${line(listed.row.line)}`)
  return places
}

function line(number: number): string {
  return DOCUMENTS.vi.line(String(number))
}
