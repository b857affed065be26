type Reader<Value> = (written: unknown) => Value | undefined
type StateOf<Readers> = {
  [Key in keyof Readers]?: (Readers[Key] extends Reader<infer Value> ? Value : never) | undefined
}

/** A page's state as the address holds it; what does not fit is left out. */
export function stateOf<const Readers extends Record<string, Reader<string>>>(readers: Readers) {
  return {
    parse: (search: Record<string, unknown>): StateOf<Readers> =>
      Object.fromEntries(
        Object.entries(readers)
          .map(([key, read]) => [key, read(search[key])] as const)
          .filter(([, value]) => value !== undefined),
      ) as StateOf<Readers>,
  }
}

export function anyText(written: unknown): string | undefined {
  return typeof written === 'string' ? written : undefined
}

export function oneOf<const Word extends string>(words: readonly Word[]): Reader<Word> {
  return (written) => words.find((word) => word === written)
}

export function yearText(written: unknown): string | undefined {
  const text = anyText(written)
  return text !== undefined && /^\d{4}$/.test(text) ? text : undefined
}

/** `2026-09-30`. */
export function dayText(written: unknown): string | undefined {
  const text = anyText(written)
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
}
