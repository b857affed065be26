import { rowsOf } from './document-rows.ts'
import type { ProgrammeDocument } from './document.ts'

/** The lines that a part, a row or a stated "not data" range claims. */
export function claimedLines(document: ProgrammeDocument): Set<number> {
  const claimed = new Set<number>()
  const claim = (from: number, to: number): void => {
    for (let line = from; line <= to; line += 1) claimed.add(line)
  }
  for (const part of document.parts) claim(part.line, part.endLine ?? part.line)
  for (const row of rowsOf(document)) if ('line' in row) claim(row.line, row.endLine ?? row.line)
  for (const range of document.notData) claim(range.from, range.to)
  return claimed
}
