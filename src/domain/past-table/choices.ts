import type { ColumnRole } from './column-role.ts'

/** What a person says of a past table, beside what is read from it by itself. */
export type TableChoices = {
  /** By the letter of the column. */
  readonly columns: ReadonlyMap<string, ColumnRole>
  /** By the row in which a unit's name comes first: an organisation, or `NONE` to leave its rows out. */
  readonly units: ReadonlyMap<string, string>
  /** Cells whose value is to stand in place of the one that is there. */
  readonly replace: ReadonlySet<string>
}

/** Pairs as an address holds them without escapes: "B.UNIT_D.so-may-tinh". */
export function pairsIn(text: string): ReadonlyMap<string, string> {
  const pairs = text.split('_').map((pair) => pair.split('.') as [string, string?])
  return new Map(pairs.flatMap(([key, word]) => (key !== '' && word ? [[key, word] as const] : [])))
}

export function pairsAsText(pairs: Iterable<readonly [string, string]>): string {
  return [...pairs].map((pair) => pair.join('.')).join('_')
}
