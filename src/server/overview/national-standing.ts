import type { NationalStanding } from '#contract/overview.ts'
import { fold } from '#domain/fold.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import type { DocumentContent } from '../documents/document-content.ts'

export type ProvinceDocuments = Pick<DocumentContent, 'documents' | 'provinces'>

/** Places and goals that documents of the province state, each once and with the document that states it first. */
export function nationalStanding(
  { documents, provinces }: ProvinceDocuments,
  name: string | undefined,
): NationalStanding {
  const file = provinces.provinces.find(({ file: { organisations } }) =>
    organisations.some((one) => one.kind === 'province' && name !== undefined && fold(one.name) === fold(name)),
  )?.file
  const own = [...documents.values()].filter(({ province }) => province === file?.id)
  const inOrder = own.sort((one, other) => (one.issuedOn < other.issuedOn ? -1 : 1))
  const places = inOrder.flatMap((document) => placesIn(document))
  const items = new Set(places.map(({ item }) => item))
  const goals = inOrder.flatMap((document) => goalsIn(document, items))
  return {
    places: once(places.map(({ said }) => said)),
    goals: once(goals),
  }
}

function placesIn({ id, number, standings }: ProgrammeDocument) {
  return standings.flatMap(({ item, year, place, of }) =>
    item === undefined ? [] : [{ item, said: { year, place, of, document: id, number } }],
  )
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

function once<Said extends { readonly year: number; readonly place: number }>(said: readonly Said[]): Said[] {
  const first = new Map<string, Said>()
  for (const one of said) {
    const key = `${one.year} ${one.place}`
    if (!first.has(key)) first.set(key, one)
  }
  return [...first.values()].sort((one, other) => one.year - other.year)
}
