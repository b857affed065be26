import { readAmount } from './amount.ts'
import type { Composition, Place } from './composition.ts'
import { headOf, kinship } from './kinship.ts'
import { clausesOf, outsideBrackets, plain, wordsOf, type Clause } from './plain.ts'

/** A share that a text defines: its name, and the expression in the letters that it consists of. */
export type Share = {
  readonly name: string
  readonly alias: string | undefined
  readonly formula: string
  /** The same without the cut at 1, for what is no share of a whole. */
  readonly uncut: string
  /** What the document says of the part, above the line. */
  readonly counts: string
  readonly place: Place
}

export type Defined = { readonly shares: readonly Share[]; readonly rest: readonly Clause[] }

/** "gi là" where scanning lost a letter. */
const CALLED = /\s*\(?\s*go?i (?:tat )?la ([a-z]\d?)( ?%)?\s*\)?$/
const LETTER_IS = /^([a-z]\d?)\s*(?:=|:|la )\s*(?=\S)/
/** What gives points names nothing. */
const SCORES = /diem toi da|\bthi\b.*diem/
const COUNTING = /^(?:thong ke|xac dinh|tinh) (?=\S)/
const PERCENT = /\s*(?:\*|x)\s*100 ?%?\s*$/
const RATE = /^(?:tinh |diem )?(?:ty|ti) (?:le|trong)/

/** Takes out of the clauses what defines letters and shares; what is left over is handed back. */
export function definitionsIn(clauses: readonly Clause[], composition: Composition): Defined {
  const rest = clauses.filter((clause) => !definesLetter(clause, composition))
  const shares: Share[] = []
  const unread = rest.filter((clause) => {
    const share = shareIn(clause, composition)
    if (share) shares.push(share)
    return !share
  })
  return { shares, rest: unread }
}

function definesLetter(clause: Clause, composition: Composition): boolean {
  const called = CALLED.exec(clause.plain)
  if (called && !called[2]) {
    if (/\bgi la/.test(called[0])) composition.doubt('misprint', clause)
    const lead = COUNTING.exec(clause.plain)?.[0].length ?? 0
    return isNewLetter(called[1]!, part(clause, lead, called.index), composition)
  }
  const named = LETTER_IS.exec(clause.plain)
  if (!named) return false
  const words = clause.plain.slice(named[0].length)
  return !isArithmetic(words) && isNewLetter(named[1]!, part(clause, named[0].length, clause.plain.length), composition)
}

function isNewLetter(name: string, place: Place, composition: Composition): boolean {
  if (composition.letters.has(name) || place.end <= place.start || SCORES.test(plain(composition.words(place))))
    return false
  composition.printed(name, place)
  return true
}

function part(clause: Clause, from: number, to: number): Place {
  return { source: clause.source, start: clause.start + from, end: clause.start + to }
}

function isArithmetic(words: string): boolean {
  return /^[\sa-z0-9()+*/%.,-]*$/.test(words) && !/[a-z]{2}/.test(words)
}

const LONGEST_SHARE = 1000

function shareIn(clause: Clause, composition: Composition): Share | undefined {
  if (clause.plain.length > LONGEST_SHARE) return undefined
  return byLetters(clause, composition) ?? byWords(clause, composition) ?? byComparison(clause, composition)
}

/** "Tỷ lệ hồ sơ trực tuyến là: b/a", "… là x = (b+d)/(a+c) * 100%". */
function byLetters(clause: Clause, composition: Composition): Share | undefined {
  const match = /^(.*?)(?:\bla\b|=|:)?\s*(?:\b([a-z])\s*=)?\s*([a-z0-9()+*/%.\s-]+)$/.exec(
    clause.plain.replace(PERCENT, ''),
  )
  if (!match || !RATE.test(match[1] === '' ? 'ty le' : match[1]!)) return undefined
  const start = lastArithmetic(clause.plain.replace(PERCENT, ''))
  if (start === undefined) return undefined
  const expression = clause.plain.replace(PERCENT, '').slice(start)
  const amount = readAmount(expression, { letters: new Set(composition.letters.keys()), aliases: new Set() })
  const [quotient] = amount?.quotients ?? []
  if (!amount || amount.letters.length === 0 || !amount.letters.every((name) => composition.letters.has(name)))
    return undefined
  const name = clause.plain.slice(0, start).replace(/(?:\bla\b|=|:|\b[a-z] *=|\s)+$/, '')
  const alias = /\b([a-z])\s*=\s*$/.exec(clause.plain.slice(0, start))?.[1]
  const place = part(clause, start, start + expression.trimEnd().length)
  if (!quotient || amount.written('') !== `RATIO(${joined(quotient[0])}, ${joined(quotient[1])})`) {
    composition.doubt('expression-kept', clause)
    composition.mark(place, amount.written(''))
    return { name, alias, formula: amount.written(''), uncut: amount.written(''), counts: '', place }
  }
  return turned(name, alias, quotient[0], quotient[1], place, composition)
}

function joined(letters: readonly string[]): string {
  return letters.join(' + ')
}

/** Where the arithmetic at the end of a definition begins. */
function lastArithmetic(text: string): number | undefined {
  const match = /(?:=|:|\bla\b)\s*(?=[a-z0-9()+*/%.\s-]+$)/g
  let found: number | undefined
  for (const one of text.matchAll(match)) {
    const start = one.index + one[0].length
    if (found === undefined && isArithmetic(text.slice(start))) found = start
    else if (found !== undefined && isArithmetic(text.slice(found)) && /^[a-z]\s*=/.test(text.slice(found)))
      found = start
  }
  return found
}

/** Method §8.6: a share printed upside down, as the title shows, is turned round and doubted. */
function turned(
  name: string,
  alias: string | undefined,
  partLetters: readonly string[],
  wholeLetters: readonly string[],
  place: Place,
  composition: Composition,
): Share {
  const phrase = (letters: readonly string[]): string =>
    letters.map((one) => composition.letters.get(one)!.text).join(' ')
  const [over, under] = [phrase(partLetters), phrase(wholeLetters)]
  const kin = kinship(over, under)
  const isTurned = kin === 'whole-of-part' || (kin === 'apart' && titleCounts(composition.texts.title, over, under))
  if (isTurned) composition.doubt('inverted', place)
  else if (kin === 'apart') composition.doubt('part-not-of-whole', place)
  const [a, b] = isTurned ? [wholeLetters, partLetters] : [partLetters, wholeLetters]
  const share = written(joined(a), joined(b), b.length > 1 || a.length > 1)
  composition.mark(place, share.formula)
  return { name, alias, ...share, counts: isTurned ? under : over, place }
}

function written(over: string, under: string, isSum: boolean): { formula: string; uncut: string } {
  return { formula: `RATIO(${over}, ${under})`, uncut: isSum ? `(${over})/(${under})` : `${over}/${under}` }
}

/** "100% CBCC được trang bị máy tính": what is counted in full is the whole, here what stands above the line. */
function titleCounts(title: string, over: string, under: string): boolean {
  const match = /^\s*100\s*%\s*/.exec(title)
  if (!match || plain(title).includes(` tren ${headOf(under)}`)) return false
  const head = headOf(title.slice(match[0].length))
  return head === headOf(over) && head !== headOf(under)
}

/** "Tỷ lệ = tổng số X đã …/tổng số X": two phrases and one stroke. */
function byWords(clause: Clause, composition: Composition): Share | undefined {
  const match = /^((?:tinh )?(?:ty|ti) (?:le|trong)[^=:]*?)\s*(?:=|:|\bla\b:?)\s*(?=\S)/.exec(clause.plain)
  if (!match) return undefined
  return quotientOfWords(clause, match[0].length, match[1]!, composition)
}

export function quotientOfWords(
  clause: Clause,
  from: number,
  name: string,
  composition: Composition,
): Share | undefined {
  const body = clause.plain.slice(from).replace(PERCENT, '')
  const at = outsideBrackets(body, '/')
  const [over, under] = [body.slice(0, at), body.slice(at + 1)]
  if (at < 0 || !isPhrase(over) || !isPhrase(under)) return undefined
  if (outsideBrackets(body, '/', at + 1) >= 0) composition.doubt('slash-in-name', clause)
  return ofPhrases(
    name,
    part(clause, from, from + at),
    part(clause, from + at + 1, from + body.trimEnd().length),
    composition,
  )
}

function isPhrase(words: string): boolean {
  return wordsOf(words).length >= 2 && !/^\s*\d|[=*+<>≥≤]/.test(words)
}

/** "Tỷ lệ % giữa số X … so với tổng số X". */
function byComparison(clause: Clause, composition: Composition): Share | undefined {
  const text = clause.plain.replace(CALLED, '')
  const match = /^(?:tinh )?((?:ty|ti) le(?: %| phan tram)?) giua (.+?) (?:so voi|tren) (.+)$/.exec(text)
  if (!match) return undefined
  const start = text.indexOf(match[2]!)
  const second = text.length - match[3]!.length
  const share = ofPhrases(
    match[1]!,
    part(clause, start, start + match[2]!.length),
    part(clause, second, text.length),
    composition,
  )
  const alias = CALLED.exec(clause.plain)?.[1]
  return { ...share, alias }
}

function ofPhrases(name: string, over: Place, under: Place, composition: Composition): Share {
  const kin = kinship(composition.words(over), composition.words(under))
  if (kin === 'whole-of-part') composition.doubt('inverted', over)
  if (kin === 'apart') composition.doubt('part-not-of-whole', over)
  const a = composition.letter('count', ['a', 'c'], over)
  const b = composition.letter('count', ['b', 'd'], under)
  return {
    name,
    alias: undefined,
    ...written(a, b, false),
    counts: composition.words(over),
    place: { ...over, end: under.end },
  }
}

/** A title that is itself a share: "Tổng chi cho CNTT/tổng chi NSNN ≥ 1%". */
export function shareInTitle(composition: Composition): Share | undefined {
  const { title } = composition.texts
  const [clause] = clausesOf(title, 'title')
  if (!clause || !/^(?:tong|so|ty le)/.test(plain(title))) return undefined
  const end = /\s*(?:>=|≥|>|=)\s*\d+(?:[.,]\d+)?\s*%?$/.exec(clause.plain)?.index ?? clause.plain.length
  const cut = { ...clause, end: clause.start + end, plain: clause.plain.slice(0, end) }
  const share = quotientOfWords(cut, 0, 'ty le', composition)
  if (share) composition.doubt('from-title', share.place)
  return share
}
