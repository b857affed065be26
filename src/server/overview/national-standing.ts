import type { StatedPlaceRow } from '#contract/national-places.ts'
import type { NationalStanding, PlaceSource } from '#contract/overview.ts'
import { fold } from '#domain/fold.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { placesByYear, type SaidPlace } from '#domain/programme/national-places.ts'
import type { PublishedResults } from '#domain/programme/published.ts'
import type { DocumentContent } from '../documents/document-content.ts'

export type ProvinceDocuments = Pick<DocumentContent, 'documents' | 'provinces' | 'published'>

/**
 * Places that documents of the province, publications and the province itself state, and the goals that the first set
 * (method §11.14).
 */
export function nationalStanding(
  { documents, provinces, published }: ProvinceDocuments,
  name: string | undefined,
  stated: readonly StatedPlaceRow[],
): NationalStanding {
  const isIts = (other: string) => name !== undefined && fold(other) === fold(name)
  const file = provinces.provinces.find(({ file: { organisations } }) =>
    organisations.some((one) => one.kind === 'province' && isIts(one.name)),
  )?.file
  const own = [...documents.values()].filter(({ province }) => province === file?.id)
  const inOrder = own.sort((one, other) => (one.issuedOn < other.issuedOn ? -1 : 1))
  const placed = inOrder.flatMap((document) => placesIn(document))
  const items = new Set(placed.map(({ item }) => item))
  const said = [
    ...placed.map(({ stated }) => stated),
    ...published.flatMap((results) => publishedPlaces(results, isIts)),
    ...stated.flatMap(ownPlace),
  ]
  return {
    places: placesByYear(said),
    goals: once(inOrder.flatMap((document) => goalsIn(document, items))),
  }
}

function placesIn({ id, number, issuedOn, standings }: ProgrammeDocument) {
  const source = { kind: 'document', document: id, number } as const
  return standings.flatMap(({ item, year, place, of }) =>
    item === undefined ? [] : [{ item, stated: { year, place, of, on: issuedOn, source } }],
  )
}

/** What a publication says of the whole set; a row with an index and no place says nothing of a place. */
function publishedPlaces(
  { year, publishedBy, publishedOn, source, rows }: PublishedResults,
  isIts: (name: string) => boolean,
): SaidPlace<PlaceSource>[] {
  return rows.flatMap((row) => {
    const { place, of, value: index } = row.figures['total'] ?? {}
    if (place === undefined || !isIts(row.name)) return []
    const notes = row.notes.map(({ vi, en }) => ({ vi, en }))
    const on = publishedOn && { publishedOn }
    const said = { kind: 'published', publishedBy, ...on, source: (row.source ?? source).text, notes } as const
    return [{ year, place, of, index, on: publishedOn, source: said }]
  })
}

/** What was withdrawn says nothing. */
function ownPlace({ withdrawnBecause, changedBy, changedAt, ...stated }: StatedPlaceRow): SaidPlace<PlaceSource>[] {
  if (withdrawnBecause !== undefined) return []
  const { year, place, of, index, publishedBy, publishedOn, source } = stated
  const on = publishedOn && { publishedOn }
  const said = { kind: 'stated', publishedBy, ...on, source, by: changedBy.name, at: changedAt } as const
  return [{ year, place, of, index, on: publishedOn, source: said }]
}

/** A place is at most so far down; what has no year has no end to be reached by. */
function goalsIn({ id, number, goals }: ProgrammeDocument, items: ReadonlySet<string>): NationalStanding['goals'] {
  return goals.flatMap(({ time, targets }) =>
    targets.flatMap(({ item, compare, value }) =>
      item !== undefined && items.has(item) && compare === 'at-most' && time?.to !== undefined
        ? [{ year: Number(time.to.slice(0, 4)), place: Number(value), document: id, number }]
        : [],
    ),
  )
}

/** Each goal with the document that states it first. */
function once(goals: NationalStanding['goals']): NationalStanding['goals'] {
  const first = new Map<string, NationalStanding['goals'][number]>()
  for (const goal of goals) {
    const key = `${goal.year} ${goal.place}`
    if (!first.has(key)) first.set(key, goal)
  }
  return [...first.values()].sort((one, other) => one.year - other.year)
}
