/** One place among the provinces that somebody published for a year, and where that stands. */
export type SaidPlace<Source> = {
  readonly year: number
  readonly place: number
  /** How many were ranked, where it is said. */
  readonly of?: number | undefined
  /** The index as printed, where it is said. */
  readonly index?: string | undefined
  /** 2022, 2022-Q1, 2022-03 or 2022-03-28; undefined where nobody says when it was published. */
  readonly on?: string | undefined
  readonly source: Source
}

/** A place with everybody who says it, in the order in which they were given. */
export type SourcedPlace<Source> = {
  readonly place: number
  readonly of?: number
  readonly index?: string
  readonly sources: Source[]
}

/** The place of a year: the one that was published last, and the others that were published for the same year. */
export type NationalPlace<Source> = SourcedPlace<Source> & {
  readonly year: number
  readonly others: SourcedPlace<Source>[]
}

/**
 * One place a year, the latest year last (method §11.14). Equal places are one, with several sources; of different
 * ones that which was published last counts, of equally late ones the first given. What has no day counts as earlier
 * than what has one.
 */
export function placesByYear<Source>(stated: readonly SaidPlace<Source>[]): NationalPlace<Source>[] {
  const years = [...gathered(stated, ({ year }) => year)].sort(([one], [other]) => one - other)
  return years.map(([year, ofYear]) => {
    const places = [...gathered(ofYear, ({ place }) => place).values()]
    const last = places.reduce((one, other) => (publishedAt(other) > publishedAt(one) ? other : one))
    return { year, ...sourced(last), others: places.filter((place) => place !== last).map(sourced) }
  })
}

function gathered<One>(all: readonly One[], key: (one: One) => number): Map<number, One[]> {
  const groups = new Map<number, One[]>()
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return groups
}

function sourced<Source>(equal: readonly SaidPlace<Source>[]): SourcedPlace<Source> {
  const of = equal.find((one) => one.of !== undefined)?.of
  const index = equal.find((one) => one.index !== undefined)?.index
  return {
    place: equal[0]!.place,
    ...(of !== undefined && { of }),
    ...(index !== undefined && { index }),
    sources: equal.map(({ source }) => source),
  }
}

/** The latest of their days, so written that later ones sort behind; a quarter is its last month. */
function publishedAt(equal: readonly SaidPlace<unknown>[]): string {
  const days = equal.map(({ on = '' }) => on.replace(/Q([1-4])$/, (_, quarter) => String(quarter * 3).padStart(2, '0')))
  return days.reduce((one, other) => (other > one ? other : one))
}
