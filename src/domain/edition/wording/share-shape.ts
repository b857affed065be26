import type { Amount } from './amount.ts'
import type { Draft, Place } from './draft.ts'
import { kinship } from './kinship.ts'
import { clausesOf, plain, wordsOf } from './plain.ts'
import type { LineOf } from './lines.ts'
import type { Read } from './shapes.ts'
import { shareInTitle, type Share } from './shares.ts'

/** "Điểm = Tỷ lệ * Điểm tối đa", "Điểm = (b/a)*max/2 + (c/a)*max". */
export function sharedFormula(line: LineOf<'points'>, read: Read, draft: Draft): string | undefined {
  return amountFormula(line.amount, line.place, read, draft)
}

/** An amount with its share filled in; a share alone is that part of the maximum. */
export function amountFormula(amount: Amount, place: Place, read: Read, draft: Draft): string | undefined {
  if (amount.letters.some((name) => !draft.letters.has(name))) return undefined
  for (const [part, whole] of amount.quotients) doubtQuotient(part, whole, place, draft)
  if (!amount.spoken) {
    const text = amount.written('')
    draft.mark(place, text)
    return text
  }
  const share = shareNamed(amount.spoken.name, place, read, draft)
  if (amount.spoken.kind === 'quantity') draft.doubt('share-guessed', place)
  const text = amount.written(share.formula)
  draft.mark(place, amount.written('tỷ lệ'))
  return text === share.formula ? `${text}*max` : text
}

function doubtQuotient(part: readonly string[], whole: readonly string[], place: Place, draft: Draft): void {
  const phrase = (letters: readonly string[]): string => letters.map((one) => draft.letters.get(one)!.text).join(' ')
  const kin = kinship(phrase(part), phrase(whole))
  if (kin !== 'part-of-whole') draft.doubt(kin === 'apart' ? 'part-not-of-whole' : 'inverted', place)
}

/** The defined share that is meant; where none is defined, one of the words that name it, with a doubt. */
export function shareNamed(name: string, place: Place, read: Read, draft: Draft): Share {
  const byAlias = read.shares.find((share) => share.alias !== undefined && share.alias === name)
  if (byAlias) return byAlias
  if (read.shares.length === 1) return read.shares[0]!
  if (read.shares.length > 1) return nearest(name, place, read.shares, draft)
  return shareInTitle(draft) ?? unnamedShare(name, place, draft)
}

/** Of several shares the one with most words in common; a draw is doubted. */
function nearest(name: string, place: Place, shares: readonly Share[], draft: Draft): Share {
  const words = new Set(wordsOf(name))
  const common = (share: Share): number => wordsOf(share.name).filter((word) => words.has(word)).length
  const [first, second] = [...shares].sort((a, b) => common(b) - common(a))
  const isExact = wordsOf(first!.name).join(' ') === wordsOf(`tỷ lệ ${name}`).join(' ')
  if (!isExact || common(first!) === common(second!)) draft.doubt('share-guessed', place)
  return first!
}

/** A share of which the document names at most the part: what it is a share of, a person has to say. */
function unnamedShare(name: string, place: Place, draft: Draft): Share {
  draft.doubt('whole-not-named', place)
  const from = namedPlace(name, place, draft)
  const a = draft.letter('count', ['a', 'n'], from)
  const b = draft.letter('count', ['b', 'd'], { ...from, end: from.start })
  return { name, alias: undefined, formula: `RATIO(${a}, ${b})`, uncut: `${a}/${b}`, place: from }
}

/** Where the words stand that name a share: after "tỷ lệ", or all of the title where there are none. */
function namedPlace(name: string, place: Place, draft: Draft): Place {
  const words = plain(draft.texts[place.source].slice(place.start, place.end))
  const lead = /^\s*(?:ty|ti) le (?=[a-z]{2})/.exec(words)?.[0].length
  const at = name === '' ? -1 : words.indexOf(name)
  if (at >= 0) return { ...place, start: place.start + at, end: place.start + at + name.length }
  return lead === undefined ? (titleOf(draft) ?? place) : { ...place, start: place.start + lead }
}

export function titleOf(draft: Draft): Place | undefined {
  return clausesOf(draft.texts.title, 'title')[0]
}

/** Several shares of one whole, each with its weight: layered levels. */
export function weightedFormula(lines: readonly LineOf<'points'>[], read: Read, draft: Draft): string | undefined {
  const spoken = lines.map((line) => line.amount.spoken)
  if (read.shares.length > 0 || spoken.some((one) => one?.kind !== 'share' || one.name === '')) return undefined
  draft.doubt('whole-not-named', lines[0]!.place)
  const parts = lines.map(({ amount, place }) =>
    draft.letter('count', ['n1', 'n2', 'n3', 'n4'], namedPlace(amount.spoken!.name, place, draft)),
  )
  const whole = draft.letter('count', ['b', 'd'], { ...lines[0]!.place, end: lines[0]!.place.start })
  return lines.map((line, at) => line.amount.written(`RATIO(${parts[at]}, ${whole})`)).join(' + ')
}
