import { maxAmount, readAmount, zeroAmount, type Amount, type Known } from './amount.ts'
import { readBand, type Band } from './bands.ts'
import type { Place } from './composition.ts'
import { outsideBrackets, type Clause } from './plain.ts'
import { readTariffs, type Tariff } from './tariffs.ts'

/** What one clause of a rule says. */
export type Line =
  | { readonly kind: 'intro'; readonly clause: Clause; readonly letter: string | undefined }
  | { readonly kind: 'points'; readonly clause: Clause; readonly amount: Amount; readonly place: Place }
  | {
      readonly kind: 'band'
      readonly clause: Clause
      readonly band: Band
      readonly amount: Amount
      readonly place: Place
    }
  | {
      readonly kind: 'branch'
      readonly clause: Clause
      readonly condition: Place & { plain: string }
      readonly amount: Amount
      readonly place: Place
    }
  | {
      readonly kind: 'tariff'
      readonly clause: Clause
      readonly condition: (Place & { plain: string }) | undefined
      readonly tariffs: readonly Tariff[]
      readonly place: Place
    }
  | { readonly kind: 'unread'; readonly clause: Clause }

export type LineOf<K extends Line['kind']> = Extract<Line, { kind: K }>

const INTRO =
  /(?:duoc tinh|cach tinh|tinh diem|cham diem|tinh|cham|cu the) nhu sau(?: ?: ?neu(?: [a-z]\b| ty le.*)?)?$|^trong do$|^neu(?: ty le)?(?: [a-z])?(?: nay)?(?: dat)?$|^cach tinh(?: diem)?$/
/** What stands before a colon and sets no condition. */
const POINTS_ARE = /^(?:so )?diem(?: so)?$|^(?:tinh|cham|duoc tinh|cach tinh|diem)\b[a-z ]{0,30}(?:cong thuc|theo)$/
const VALUE_LEAD =
  /^(?:\s|=|:|(?:thi|duoc|dat|duoc tinh|tinh diem|tinh|cho|theo cong thuc|cong thuc|theo|bang|la|cham|diem so|so diem|diem)(?![a-z])(?! toi da)(?=[\s:=]))*/
const NOTHING = /^(?:khong (?:tinh|co|duoc|cho)(?: diem)?|khong diem)$/

/** Reads one clause; `known` are the letters that the text defines. */
export function readLine(clause: Clause, known: Known): Line {
  if (clause.opens && INTRO.test(clause.plain))
    return { kind: 'intro', clause, letter: /neu ([a-z])$/.exec(clause.plain)?.[1] }
  return (
    partedLine(clause, known) ?? turnedLine(clause, known) ?? wholeLine(clause, known) ?? { kind: 'unread', clause }
  )
}

/** A condition and what it gives, parted by "thì", a colon or ", điểm =". */
function partedLine(clause: Clause, known: Known): Line | undefined {
  for (const [end, start] of partings(clause.plain)) {
    const head = clause.plain.slice(0, end).trimEnd()
    const place = placed(clause, start, clause.plain.length)
    const value = clause.plain.slice(start)
    const condition = { ...placed(clause, 0, head.length), plain: head }
    if (POINTS_ARE.test(head)) continue
    const tariffs = readTariffs(value.trim())
    if (tariffs) return { kind: 'tariff', clause, condition, tariffs, place: trimmedPlace(place, value) }
    const amount = valueOf(value, known)
    if (!amount) continue
    const band = readBand(head)
    if (band) return { kind: 'band', clause, band, amount, place: trimmedPlace(place, value) }
    return { kind: 'branch', clause, condition, amount, place: trimmedPlace(place, value) }
  }
  return undefined
}

/** "1/2 điểm tối đa nếu …": the amount stands before its condition. */
function turnedLine(clause: Clause, known: Known): Line | undefined {
  const parting = / (?:neu|khi|doi voi) (?=\S)/.exec(clause.plain)
  if (!parting) return undefined
  const amount = valueOf(clause.plain.slice(0, parting.index).replace(/[,:]$/, ''), known)
  if (!amount) return undefined
  const start = parting.index + parting[0].length
  const plain = clause.plain.slice(start)
  if (/\bdiem\b/.test(plain)) return undefined
  const [place, condition] = [
    placed(clause, 0, parting.index),
    { ...placed(clause, start, clause.plain.length), plain },
  ]
  const band = readBand(plain)
  return band ? { kind: 'band', clause, band, amount, place } : { kind: 'branch', clause, condition, amount, place }
}

function* partings(text: string): Generator<[end: number, start: number]> {
  const thi = / thi (?=\S)/.exec(text)
  if (thi) yield [thi.index, thi.index + thi[0].length]
  const colon = outsideBrackets(text, ':')
  if (colon > 0) yield [colon, colon + 1]
  const comma = /, (?:so )?diem ?=/.exec(text)
  if (comma) yield [comma.index, comma.index + 2]
}

function wholeLine(clause: Clause, known: Known): Line | undefined {
  const place = placed(clause, 0, clause.plain.length)
  const tariffs = readTariffs(clause.plain)
  if (tariffs) return { kind: 'tariff', clause, condition: undefined, tariffs, place }
  const amount = valueOf(clause.plain, known)
  return amount && { kind: 'points', clause, amount, place }
}

function valueOf(words: string, known: Known): Amount | undefined {
  const text = words.trim()
  if (NOTHING.test(text)) return zeroAmount
  if (/^(?:dat |duoc )?(?:diem )?toi da$/.test(text)) return maxAmount
  return readAmount(text.slice(VALUE_LEAD.exec(text)![0].length), known) ?? readAmount(text, known)
}

function placed({ source, start }: Clause, from: number, to: number): Place {
  return { source, start: start + from, end: start + to }
}

function trimmedPlace(place: Place, words: string): Place {
  return { ...place, start: place.start + (words.length - words.trimStart().length) }
}
