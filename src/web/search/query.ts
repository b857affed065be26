import { fold } from '#domain/fold.ts'
import { ABBREVIATIONS } from './abbreviations.ts'

/** One thing asked for: a folded word, or an abbreviation with all that it may be printed as. */
export type Term = readonly string[]

/** What somebody asks for: as typed, folded, and cut into terms. */
export type Query = { readonly typed: string; readonly folded: string; readonly terms: readonly Term[] }

export function queryOf(text: string): Query {
  const typed = plain(text)
  const folded = fold(text)
  return { typed, folded, terms: abbreviated(folded).split(' ').filter(Boolean).map(termOf) }
}

/** Lower case with its marks, punctuation as spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim()
}

function termOf(word: string): Term {
  return [word, ...(ABBREVIATIONS[word] ?? [])]
}

/** The phrases of the longest abbreviations first, so that none cuts into another. */
const PHRASES = Object.entries(ABBREVIATIONS)
  .flatMap(([short, phrases]) => phrases.map((phrase) => [phrase, short] as const))
  .sort((a, b) => b[0].length - a[0].length)

/** A query that spells an abbreviation out finds places that do not. */
function abbreviated(folded: string): string {
  return PHRASES.reduce((text, [phrase, short]) => ` ${text} `.replace(` ${phrase} `, ` ${short} `).trim(), folded)
}
