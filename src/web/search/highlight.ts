import { fold } from '#domain/fold.ts'
import { queryOf } from './query.ts'

/** A piece of a text, and whether it is what was looked for. */
export type Piece = { readonly text: string; readonly isFound: boolean }

/** Cuts a text where the query's words stand in it, whatever their marks. */
export function pieces(text: string, asked: string): Piece[] {
  const composed = text.normalize('NFC')
  const found = Array.from({ length: composed.length }, () => false)
  const words = [...composed.matchAll(/[\p{L}\p{N}.]+/gu)].map((match) => ({ at: match.index, folded: fold(match[0]) }))
  const ways = queryOf(asked)
    .terms.flat()
    .map((way) => way.split(' '))
  for (const way of ways) {
    for (let first = 0; first + way.length <= words.length; first += 1) {
      const run = words.slice(first, first + way.length)
      const fits = run.every(({ folded }, at) =>
        at === way.length - 1 ? folded.startsWith(way[at]!) : folded === way[at],
      )
      const last = run.at(-1)
      if (fits && last) found.fill(true, run[0]!.at, last.at + way.at(-1)!.length)
    }
  }
  return joined(composed, found)
}

function joined(text: string, found: readonly boolean[]): Piece[] {
  const cut: Piece[] = []
  let start = 0
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && found[at] === found[start]) continue
    cut.push({ text: text.slice(start, at), isFound: found[start] ?? false })
    start = at
  }
  return cut
}
