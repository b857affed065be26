import type { Span } from '../formula/tree.ts'

/** The three texts of a criterion that say how it is scored. */
export type Source = 'rule' | 'remark' | 'title'

/** One statement of a text, without its bullet and closing mark; `opens` when it ends in a colon. */
export type Clause = Span & { readonly source: Source; readonly plain: string; readonly opens: boolean }

const SAME: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'd',
  '×': '*',
  '·': '*',
  '÷': '/',
  '–': '-',
  '—': '-',
  '−': '-',
  '\u00a0': ' ',
  '\t': ' ',
}

/** Text as its wordings are compared: small letters without marks, of the same length, so that places stay places. */
export function plain(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; at += 1) folded += plainLetter(text.charAt(at))
  return folded
}

function plainLetter(letter: string): string {
  const bare = SAME[letter] ?? letter.normalize('NFD').charAt(0)
  const small = bare.toLowerCase()
  return small.length === 1 ? small : bare
}

/** Takes a text apart where lines and semicolons part it, and where a letter or a share begins to be defined. */
export function clausesOf(text: string, source: Source): Clause[] {
  const folded = plain(text)
  const ends = [...cuts(text, folded), folded.length]
  const clauses: Clause[] = []
  let start = 0
  for (const end of ends) {
    const clause = trimmed(folded, start, end, source)
    if (clause) clauses.push(clause)
    start = end
  }
  return clauses
}

/** A letter defined within a line; a new sentence behind a dash. */
const DEFINITION = /(?<=[\s;.])(?=[a-z]\d? ?= ?[a-z]{2})|(?<=\.)(?= ?- )/g
/** A share defined within a line begins with a capital. */
const SHARE = /(?<=\s)(?=(?:- ?)?T[ỷỉ] (?:lệ|trọng)[^=:;\n]{0,80}=)/g

/** Two cases in one line: "Có: 2 điểm, không: 0 điểm". */
const CASE = /(?<=: ?[^:;\n]{0,40}(?:diem|toi da)[,.])(?= [^:,;\n]{1,60}:)/g

function cuts(text: string, folded: string): number[] {
  const found = new Set<number>()
  let depth = 0
  for (let at = 0; at < folded.length; at += 1) {
    const letter = folded.charAt(at)
    if (letter === '(') depth += 1
    if (letter === ')') depth = Math.max(0, depth - 1)
    if (letter === '\n') depth = 0
    if (letter === '\n' || (letter === ';' && depth === 0)) found.add(at + 1)
  }
  for (const match of folded.matchAll(DEFINITION)) found.add(match.index)
  for (const match of folded.matchAll(CASE)) found.add(match.index)
  for (const match of text.matchAll(SHARE)) found.add(match.index)
  return [...found].sort((a, b) => a - b)
}

const LEAD = /^(?:[\s+*•●▪;.,-]|o (?=[a-z])|[a-z]\)|\d{1,2}\) )+/
const TAIL = /[\s;.,-]+$/

function trimmed(folded: string, start: number, end: number, source: Source): Clause | undefined {
  const piece = folded.slice(start, end)
  const lead = LEAD.exec(piece)?.[0].length ?? 0
  let kept = piece.slice(lead).replace(TAIL, '')
  const opens = kept.endsWith(':')
  if (opens) kept = kept.slice(0, -1).trimEnd()
  if (kept === '') return undefined
  return { source, start: start + lead, end: start + lead + kept.length, plain: kept, opens }
}

/** The words of a plain text, punctuation and what stands in brackets left out. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .replace(/\([^()]*\)/g, ' ')
    .split(/[^a-z0-9%]+/)
    .filter((word) => word !== '')
}

/** The place of the first mark outside brackets, or -1. */
export function outsideBrackets(text: string, mark: string, from = 0): number {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (letter === '(') depth += 1
    else if (letter === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && at >= from && letter === mark) return at
  }
  return -1
}
