import { fold } from '../fold.ts'

/** What a search of the history looks for (method §16.2). */
export type Sought = {
  /** Each stands alone as a whole word; a short one beside a neighbour that it has in the query. */
  readonly words: readonly string[]
  /** In quotation marks: each stands together in one text. */
  readonly phrases: readonly string[]
}

/** A query of words and of phrases in quotation marks, whatever their marks. */
export function soughtIn(query: string): Sought {
  const phrases = [...query.matchAll(QUOTED)].map(([, phrase]) => wordsOf(phrase!).join(' '))
  return { words: wordsOf(query.replace(QUOTED, ' ')), phrases: phrases.filter((phrase) => phrase !== '') }
}

/** True of texts in which all that is sought stands; words that belong together stand in one of them. */
export function standsIn(texts: readonly string[], { words, phrases }: Sought): boolean {
  // A text is kept between spaces, so that whole words are found as parts of it.
  const places = texts.map((text) => ` ${wordsOf(text).join(' ')} `)
  const stands = (part: string): boolean => places.some((place) => place.includes(` ${part} `))
  return phrases.every(stands) && words.every((word, at) => stands(word) && isBesideOne(words, at, stands))
}

/** So many letters are a syllable of half the names there are: “Sở” alone is also “số”. */
const SHORT = 3

function isBesideOne(words: readonly string[], at: number, stands: (part: string) => boolean): boolean {
  const word = words[at]!
  const [before, after] = [words[at - 1], words[at + 1]].map((one) => (one && !isNumber(one) ? one : undefined))
  if (word.length > SHORT || isNumber(word) || (!before && !after)) return true
  return Boolean((before && stands(`${before} ${word}`)) || (after && stands(`${word} ${after}`)))
}

function isNumber(word: string): boolean {
  return /^[\d.]+$/.test(word)
}

/** A point ends a sentence; inside a word it belongs to a number or a code. */
function wordsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '')
}

const QUOTED = /["“”«»]([^"“”«»]+)["“”«»]/g
