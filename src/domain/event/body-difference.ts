type Body = Readonly<Record<string, unknown>>

/** One detail of an event; `path` are the keys that lead to it. */
export type Detail = { readonly path: string; readonly value: string }
export type Change = { readonly path: string; readonly before?: string; readonly after?: string }

/** An event's body as people read it: what was before and after, detail by detail, and the rest. */
export type BodyDifference = {
  readonly changes: readonly Change[]
  readonly details: readonly Detail[]
  /** There is more than is told here. */
  readonly isCut: boolean
}

/** Bodies of thousands of values are for the file, not for a page. */
export const MOST_DETAILS = 200

export function bodyDifference(body: Body): BodyDifference {
  const { before, after, ...rest } = withAfter(body)
  const changes = changesOf(detailsOf('', before), detailsOf('', after))
  const details = detailsOf('', rest)
  return {
    changes: changes.slice(0, MOST_DETAILS),
    details: details.slice(0, MOST_DETAILS),
    isCut: changes.length > MOST_DETAILS || details.length > MOST_DETAILS,
  }
}

/** Some events say at their top what is now: it stands beside what was; where it does not, that is a detail. */
function withAfter({ before, ...body }: Body): Body {
  if (before === null || before === undefined || body['after'] !== undefined) return { ...body, before }
  if (typeof before !== 'object' || Array.isArray(before)) return { ...body, was: before }
  const isSide = ([key]: readonly [string, unknown]): boolean => key in before
  const rest = Object.entries(body).filter((entry) => !isSide(entry))
  return { ...Object.fromEntries(rest), before, after: Object.fromEntries(Object.entries(body).filter(isSide)) }
}

/** Only what differs; the order is that of `before`, then what is new. */
function changesOf(before: readonly Detail[], after: readonly Detail[]): Change[] {
  const [old, young] = [before, after].map((side) => new Map(side.map(({ path, value }) => [path, value])))
  const paths = [...new Set([...old!.keys(), ...young!.keys()])]
  return paths.flatMap((path): Change[] => {
    const [was, is] = [old!.get(path), young!.get(path)]
    if (was === is) return []
    return [{ path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }]
  })
}

/** What stands in a value, the innermost one a detail each; nothing is said of what is null. */
function detailsOf(path: string, value: unknown): Detail[] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [{ path, value: typeof value === 'string' ? value : JSON.stringify(value) }]
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.length === 0 ? [] : [{ path, value: value.join(', ') }]
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = Array.isArray(value) ? String(Number(key) + 1) : key
    return detailsOf(path === '' ? place : `${path}.${place}`, inner)
  })
}
