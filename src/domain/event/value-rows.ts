type Body = Readonly<Record<string, unknown>>

/** One value that an event tells of; what was before and after are its contents. */
export type ToldValue = {
  readonly item: string
  /** The organisation whose part of a number it is. */
  readonly part?: string
  readonly before: unknown
  readonly after: unknown
  /** False where the event tells only that the value was made, not what it holds. */
  readonly isTold: boolean
  readonly note?: string
}

/** The values that an event tells of, one or many; none where it is about something else or where they are withheld. */
export function valueRows(body: Body): ToldValue[] {
  const { values } = body
  if (Array.isArray(values)) return values.flatMap((value: unknown) => rowOf(value))
  return 'after' in body ? rowOf(body) : []
}

function rowOf(value: unknown): ToldValue[] {
  if (typeof value !== 'object' || value === null) return []
  const { item, part, before, after, note } = value as Body
  if (typeof item !== 'string') return []
  return [
    {
      ...{ item, before, after, isTold: after !== undefined },
      ...(typeof part === 'string' && { part }),
      ...(typeof note === 'string' && note !== '' && { note }),
    },
  ]
}
