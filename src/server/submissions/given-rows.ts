import { keyOf } from '#domain/submission/pins.ts'
import type { GivenRow } from '#domain/value/given-values.ts'
import type { Correction } from '../appraisal/stored-correction.ts'
import type { StoredValue } from '../values/stored-value.ts'

/** What scoring reads: versions, with corrections in the place of those that they correct. */
export function rowsOf(
  versions: readonly StoredValue[],
  corrections: readonly Omit<Correction, 'id' | 'finding'>[],
): GivenRow[] {
  const rows = new Map<string, GivenRow>(versions.map((value) => [keyOf(value), value]))
  for (const correction of corrections) rows.set(keyOf(correction), givenOf(correction))
  return [...rows.values()]
}

function givenOf({ subject, item, period, part, content }: Omit<Correction, 'id' | 'finding'>): GivenRow {
  const isGone = content.kind === 'withdrawn' || content.kind === 'cannot-provide'
  const state = content.kind === 'withdrawn' ? 'withdrawn' : isGone ? 'cannot-provide' : 'declared'
  return { subject, item, period, part, content, state }
}
