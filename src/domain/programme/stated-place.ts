/** The place of the province in a year, as its standing agency states it from a publication (method §11.14). */
export type StatedPlace = {
  readonly year: number
  readonly place: number
  /** How many were ranked. */
  readonly of: number
  /** The index as printed. */
  readonly index?: string | undefined
  readonly publishedBy: string
  /** A day; undefined where nobody says when it was published. */
  readonly publishedOn?: string | undefined
  /** Where it can be read. */
  readonly source: string
}

/** No province was ranked before; more units than these no country of provinces has. */
export const STATED_LIMITS = { firstYear: 2000, mostRanked: 100, publishedBy: 200, source: 500, reason: 500 } as const

export type StatedPlaceFault = 'year-ahead' | 'place-beyond-ranked' | 'published-ahead' | 'published-before-year'

type Judged = { readonly [Field in 'year' | 'place' | 'of' | 'publishedOn']?: StatedPlace[Field] | undefined }

/** What is impossible about it on a day, with the field that it is about; what is not given is not judged. */
export function statedPlaceFaults(
  { year, place, of, publishedOn }: Judged,
  today: string,
): { readonly field: keyof StatedPlace; readonly code: StatedPlaceFault }[] {
  const faults: { field: keyof StatedPlace; code: StatedPlaceFault }[] = []
  const isAhead = year !== undefined && year > Number(today.slice(0, 4))
  if (isAhead) faults.push({ field: 'year', code: 'year-ahead' })
  if (place !== undefined && of !== undefined && place > of)
    faults.push({ field: 'place', code: 'place-beyond-ranked' })
  if (publishedOn === undefined) return faults
  if (publishedOn > today) faults.push({ field: 'publishedOn', code: 'published-ahead' })
  else if (year !== undefined && !isAhead && Number(publishedOn.slice(0, 4)) < year)
    faults.push({ field: 'publishedOn', code: 'published-before-year' })
  return faults
}
