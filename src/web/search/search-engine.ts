import type { FoundKind, SearchEntry } from '#contract/documents.ts'
import { fold } from '#domain/fold.ts'
import { plain, queryOf, type Query } from './query.ts'

export type Found = {
  readonly kind: FoundKind
  readonly title: string
  readonly place: string
  readonly address: string
  readonly score: number
}

/** Results of one kind, best first; `count` is how many there are in all. */
export type FoundGroup = { readonly kind: FoundKind; readonly count: number; readonly found: readonly Found[] }

export type SearchEngine = { readonly entries: number; readonly search: (text: string) => readonly FoundGroup[] }

/** Scores: where the words stand, and whether with their marks. */
const WHOLE = 32
const TITLE_WITH_MARKS = 16
const TITLE_PHRASE = 8
const TITLE_WORDS = 4
const FURTHER_WITH_MARKS = 2
const FURTHER = 1

type Indexed = { entry: SearchEntry; title: string; typedTitle: string; all: string; typedAll: string }

/** Folds every entry once; a search then only looks. */
export function searchEngineOf(entries: readonly SearchEntry[]): SearchEngine {
  const indexed = entries.map(indexedOf)
  return { entries: entries.length, search: (text) => grouped(indexed, queryOf(text)) }
}

function indexedOf(entry: SearchEntry): Indexed {
  const [, title, place, , further] = entry
  const all = `${title} ${place} ${further}`
  const folded = (text: string) => ` ${fold(text)} `
  return { entry, title: folded(title), typedTitle: ` ${plain(title)} `, all: folded(all), typedAll: ` ${plain(all)} ` }
}

function grouped(indexed: readonly Indexed[], query: Query): FoundGroup[] {
  if (query.terms.length === 0) return []
  const groups = new Map<FoundKind, Found[]>()
  for (const one of indexed) {
    const score = scoreOf(one, query)
    if (score === 0) continue
    const [kind, title, place, address] = one.entry
    const found = { kind, title, place, address, score }
    const group = groups.get(kind)
    if (group) group.push(found)
    else groups.set(kind, [found])
  }
  return [...groups]
    .map(([kind, found]) => ({ kind, count: found.length, found: found.sort(bestFirst) }))
    .sort((a, b) => bestFirst(a.found[0]!, b.found[0]!))
}

function bestFirst(a: Found, b: Found): number {
  return b.score - a.score || a.title.length - b.title.length
}

function scoreOf(one: Indexed, query: Query): number {
  if (!query.terms.every((term) => holds(one.all, term))) return 0
  const inTitle = query.terms.every((term) => holds(one.title, term))
  const isWhole = one.title === ` ${query.folded} ` ? WHOLE : 0
  if (one.typedTitle.includes(` ${query.typed}`)) return isWhole + TITLE_WITH_MARKS
  if (one.title.includes(` ${query.folded}`)) return isWhole + TITLE_PHRASE
  if (inTitle) return TITLE_WORDS
  return one.typedAll.includes(` ${query.typed}`) ? FURTHER_WITH_MARKS : FURTHER
}

/** True when a word of the text begins as one of the ways to write the term. */
function holds(text: string, term: readonly string[]): boolean {
  return term.some((way) => text.includes(` ${way}`))
}
