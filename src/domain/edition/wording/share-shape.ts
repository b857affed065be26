import { compare, ONE } from '../../exact.ts'
import { amountAt, type Amount } from './amount.ts'
import type { Composition, Place } from './composition.ts'
import { kinship } from './kinship.ts'
import { clausesOf, plain, wordsOf } from './plain.ts'
import type { LineOf } from './lines.ts'
import type { Read } from './shapes.ts'
import { shareInTitle, type Share } from './shares.ts'

/** "Điểm = Tỷ lệ * Điểm tối đa", "Điểm = (b/a)*max/2 + (c/a)*max". */
export function sharedFormula(line: LineOf<'points'>, read: Read, composition: Composition): string | undefined {
  return amountFormula(line.amount, line.place, read, composition)
}

/** An amount with its share filled in; a share alone is that part of the maximum. */
export function amountFormula(amount: Amount, place: Place, read: Read, composition: Composition): string | undefined {
  if (amount.letters.some((name) => !composition.letters.has(name))) return undefined
  for (const [part, whole] of amount.quotients) doubtQuotient(part, whole, place, composition)
  if (!amount.spoken) {
    const text = amount.written('')
    composition.mark(place, text)
    return text
  }
  if (amount.spoken.kind === 'quantity' && read.shares.length === 0) return countFormula(amount, place, composition)
  const share = shareNamed(amount.spoken.name, place, read, composition)
  if (amount.spoken.kind === 'quantity') composition.doubt('share-guessed', place)
  const text = amount.written(share.formula)
  composition.mark(place, amount.written('tỷ lệ'))
  if (text === share.formula) return `${text}*max`
  doubtFull(amount, place, read, composition)
  return text
}

/** "Điểm tối đa - 2 điểm * số lần vi phạm": a count within an expression. */
function countFormula(amount: Amount, place: Place, composition: Composition): string {
  composition.doubt('expression-kept', place)
  const text = amount.written(composition.letter('count', ['n'], namedPlace(amount.spoken!.name, place, composition)))
  composition.mark(place, text)
  return text
}

/** All of the whole ought to give all points: less is a share in another measure, or a rule that says more. */
function doubtFull(amount: Amount, place: Place, { max = ONE }: Read, composition: Composition): void {
  const full = amountAt(amount, ONE, max)
  if (!full || compare(full, max) < 0) composition.doubt('not-full', place)
}

function doubtQuotient(
  part: readonly string[],
  whole: readonly string[],
  place: Place,
  composition: Composition,
): void {
  const phrase = (letters: readonly string[]): string =>
    letters.map((one) => composition.letters.get(one)!.text).join(' ')
  const kin = kinship(phrase(part), phrase(whole))
  if (kin !== 'part-of-whole') composition.doubt(kin === 'apart' ? 'part-not-of-whole' : 'inverted', place)
}

/** The defined share that is meant; where none is defined, one of the words that name it, with a doubt. */
export function shareNamed(name: string, place: Place, read: Read, composition: Composition): Share {
  const byAlias = read.shares.find((share) => share.alias !== undefined && share.alias === name)
  if (byAlias) return byAlias
  if (read.shares.length === 1) return onlyShare(name, place, read.shares[0]!, composition)
  if (read.shares.length > 1) return nearest(name, place, read.shares, composition)
  return shareInTitle(composition) ?? unnamedShare(name, place, composition)
}

/** The only share there is; where both have names that do not fit together, another one may be meant. */
function onlyShare(name: string, place: Place, share: Share, composition: Composition): Share {
  const [spoken, defined] = [namingWords(name), namingWords(share.name)]
  const isMeant =
    defined.length === 0
      ? isWithin(spoken, namingWords(share.counts))
      : isWithin(spoken, defined) || isWithin(defined, spoken)
  if (!isMeant) composition.doubt('share-guessed', place)
  return share
}

const FILLERS = new Set(['ty', 'ti', 'le', 'tinh', 'muc', 'do', 'so', 'luong', 'cua', 'cac', 've', 'nay', 'la', '%'])

function namingWords(name: string): string[] {
  return wordsOf(name).filter((word) => !FILLERS.has(word))
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.every((word) => outer.includes(word))
}

/** Of several shares the one with most words in common; a draw is doubted. */
function nearest(name: string, place: Place, shares: readonly Share[], composition: Composition): Share {
  const words = new Set(wordsOf(name))
  const common = (share: Share): number => wordsOf(share.name).filter((word) => words.has(word)).length
  const [first, second] = [...shares].sort((a, b) => common(b) - common(a))
  const isExact = wordsOf(first!.name).join(' ') === wordsOf(`tỷ lệ ${name}`).join(' ')
  if (!isExact || common(first!) === common(second!)) composition.doubt('share-guessed', place)
  return first!
}

/** A share of which the document names at most the part: what it is a share of, a person has to say. */
function unnamedShare(name: string, place: Place, composition: Composition): Share {
  composition.doubt('whole-not-named', place)
  const from = namedPlace(name, place, composition)
  const a = composition.letter('count', ['a', 'n'], from)
  const b = composition.letter('count', ['b', 'd'], { ...from, end: from.start })
  return { name, alias: undefined, formula: `RATIO(${a}, ${b})`, uncut: `${a}/${b}`, counts: name, place: from }
}

/** Where the words stand that name a share: after "tỷ lệ", or all of the title where there are none. */
function namedPlace(name: string, place: Place, composition: Composition): Place {
  const words = plain(composition.texts[place.source].slice(place.start, place.end))
  const lead = /^\s*(?:ty|ti) le (?=[a-z]{2})/.exec(words)?.[0].length
  const at = name === '' ? -1 : words.indexOf(name)
  if (at >= 0) return { ...place, start: place.start + at, end: place.start + at + name.length }
  return lead === undefined ? (titleOf(composition) ?? place) : { ...place, start: place.start + lead }
}

export function titleOf(composition: Composition): Place | undefined {
  return clausesOf(composition.texts.title, 'title')[0]
}

/** Several shares of one whole, each with its weight: layered levels. */
export function weightedFormula(
  lines: readonly LineOf<'points'>[],
  read: Read,
  composition: Composition,
): string | undefined {
  const spoken = lines.map((line) => line.amount.spoken)
  if (read.shares.length > 0 || spoken.some((one) => one?.kind !== 'share' || one.name === '')) return undefined
  composition.doubt('whole-not-named', lines[0]!.place)
  const parts = lines.map(({ amount, place }) =>
    composition.letter('count', ['n1', 'n2', 'n3', 'n4'], namedPlace(amount.spoken!.name, place, composition)),
  )
  const whole = composition.letter('count', ['b', 'd'], { ...lines[0]!.place, end: lines[0]!.place.start })
  return lines.map((line, at) => line.amount.written(`RATIO(${parts[at]}, ${whole})`)).join(' + ')
}
