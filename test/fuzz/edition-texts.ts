import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT } from '#content/library.ts'
import type { Draws } from './draws.ts'
import { formulaText } from './formula-texts.ts'

const LINES = readFileSync(join(CONTENT, 'editions', 'hue-2020.yaml'), 'utf8').split('\n')

type Part = { readonly from: number; readonly to: number; readonly indent: number }

/** The lines of each row of the set, without those of the rows below it; the first part is the head of the file. */
const PARTS: readonly Part[] = partsOf(LINES)

function partsOf(lines: readonly string[]): Part[] {
  const starts = lines.flatMap((line, at) => (/^ *- code:/.test(line) ? [at] : []))
  return [0, ...starts].map((from, place) => ({
    from,
    to: starts[place] ?? lines.length,
    indent: place === 0 ? -1 : lines[from]!.indexOf('-'),
  }))
}

/** The whole edition now and then, mostly one component of it with its criteria, under its own pillar. */
export function soundEdition(draws: Draws): string[] {
  if (draws.is(0.01)) return [...LINES]
  const chosen = draws.between(1, PARTS.length - 1)
  return [...partsAbove(chosen), ...partsBelow(chosen)].flatMap((place) =>
    LINES.slice(PARTS[place]!.from, PARTS[place]!.to),
  )
}

function partsAbove(chosen: number): number[] {
  let indent = PARTS[chosen]!.indent
  const above: number[] = []
  for (let place = chosen - 1; place >= 0; place -= 1) {
    if (PARTS[place]!.indent >= indent) continue
    above.unshift(place)
    indent = PARTS[place]!.indent
  }
  return above
}

/** At most twelve rows, so that a case stays small; the first ones of a parent make a tree of their own. */
function partsBelow(chosen: number): number[] {
  const behind = PARTS.findIndex((part, place) => place > chosen && part.indent <= PARTS[chosen]!.indent)
  const end = behind < 0 ? PARTS.length : behind
  return Array.from({ length: Math.min(12, end - chosen) }, (_, place) => chosen + place)
}

/** A text that was an edition before one to six damages. */
export function editionText(draws: Draws): string {
  const lines = soundEdition(draws)
  const isGentle = draws.is(0.6)
  for (let count = draws.between(1, 6); count > 0; count -= 1) (isGentle ? gentleDamage : damage)(draws, lines)
  if (isGentle) return lines.join('\n')
  const text = lines.join(draws.pick(['\n', '\n', '\n', '\r\n']))
  if (draws.is(0.05)) return text.slice(0, draws.below(text.length))
  return draws.is(0.2) ? draws.damaged(text, PIECES) : text
}

const PIECES = [
  '\t',
  '"',
  "'",
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '&a ',
  '*a',
  '!!str ',
  '| ',
  '>',
  '#',
  '%',
  '@',
  '`',
  '\r',
  '\0',
  '\ufeff',
  '---\n',
  '...\n',
  '? ',
  '<<: *a',
  '\u2028',
  '\ud800',
  '\\u12',
  '~',
]

function damage(draws: Draws, lines: string[]): void {
  const [at, other] = [draws.below(lines.length), draws.below(lines.length)]
  const line = lines[at] ?? ''
  switch (draws.below(11)) {
    case 0:
      lines.splice(at, draws.between(1, 3))
      return
    case 1:
      lines.splice(other, 0, line)
      return
    case 2:
      lines.splice(other, 0, ...lines.splice(at, draws.between(1, 4)))
      return
    case 3:
      lines[at] = ' '.repeat(draws.below(5)) + line
      return
    case 4:
      lines[at] = line.slice(draws.below(4))
      return
    case 5:
      lines[at] = line.replace(/^ +/, (indent) => '\t'.repeat(Math.ceil(indent.length / 2)))
      return
    case 6:
      lines[at] = draws.damaged(line, PIECES)
      return
    case 7:
      lines.splice(at, 0, `${' '.repeat(indentOf(line))}${draws.pick(KEYS)}: ${wrongValue(draws)}`)
      return
    case 8:
      replaceFormula(draws, lines)
      return
    default:
      lines[at] = line.replace(/: .*$/, () => `: ${wrongValue(draws)}`)
  }
}

/** Damage that often leaves an edition: other rules, numbers, letters and codes, doubled and lost rows. */
function gentleDamage(draws: Draws, lines: string[]): void {
  const at = draws.below(lines.length)
  const line = lines[at] ?? ''
  switch (draws.below(6)) {
    case 0:
      lines[at] = line.replace(/\d+/, () => draws.pick(['0', '1', '2', '100', '-1', '0.5', '33', draws.digits(12)]))
      return
    case 1:
      if (/^ +(line|printed|printedMax|remark|rule|max|formula|item|of|combine): \S/.test(line)) lines.splice(at, 1)
      return
    case 2:
      lines[at] = line.replace(/: (.*)$/, () => `: ${valueElsewhere(draws, line)}`)
      return
    case 3:
      lines[at] = line.replace(
        /^( +)([a-z][0-9]?):$/,
        (_, indent: string) => `${indent}${draws.pick(['a', 'b', 'n', 'v', 'q9', 'ab'])}:`,
      )
      return
    default:
      replaceFormula(draws, lines)
  }
}

/** What the same key holds on some other line of the whole edition. */
function valueElsewhere(draws: Draws, line: string): string {
  const key = /^[ -]*(\w+): /.exec(line)?.[1]
  const others =
    key === undefined ? [] : LINES.filter((other) => other.trimStart().replace(/^- /, '').startsWith(`${key}: `))
  return others.length === 0 ? '1' : draws.pick(others).replace(/^[ -]*\w+: /, '')
}

const KEYS = [
  'max',
  'formula',
  'code',
  'title',
  'children',
  'variables',
  'examples',
  'limit',
  'outside',
  'require',
  'also',
  'printedCode',
  '__proto__',
  'constructor',
  'khac',
  'line',
  'notes',
  'lenses',
  'appliesTo',
  '1',
]

/** Rules are what the check computes with: put another one in their place. */
function replaceFormula(draws: Draws, lines: string[]): void {
  const places = lines.flatMap((line, at) => (/^ *formula:/.test(line) ? [at] : []))
  if (places.length === 0) return
  const at = draws.pick(places)
  lines[at] = `${' '.repeat(indentOf(lines[at]!))}formula: ${JSON.stringify(formulaText(draws, 'canonical'))}`
}

function indentOf(line: string): number {
  return /^[ -]*/.exec(line)![0].length
}

function wrongValue(draws: Draws): string {
  return draws.pick(WRONG_VALUES)(draws)
}

const WRONG_VALUES: readonly ((draws: Draws) => string)[] = [
  () => '',
  (draws) =>
    draws.pick([
      'null',
      '~',
      'true',
      'yes',
      '.nan',
      '.inf',
      '-.inf',
      '0x1F',
      '0o7',
      '1e400',
      '1e-7',
      '-1',
      '0',
      '2020-10-21',
      '1_000',
      '12:30:45',
      "''",
      '""',
      '[]',
      '{}',
      '[{}]',
      '[null]',
      '{a: 1}',
    ]),
  (draws) => draws.digits(draws.pick([15, 16, 17, 30, 31, 400])),
  (draws) => `'${draws.digits(draws.pick([30, 31, 400]))}'`,
  (draws) => `${draws.digits(3)}.${draws.digits(draws.pick([1, 12, 14, 40]))}`,
  (draws) => JSON.stringify(draws.text(draws.below(40))),
  (draws) => draws.text(draws.below(20)),
  (draws) => JSON.stringify('x'.repeat(draws.pick([100, 3000, 200_000]))),
  (draws) => '['.repeat(draws.pick([1, 20, 64, 65, 500, 20_000])),
  (draws) => '{a: '.repeat(draws.pick([1, 64, 65, 500])) + '1',
  (draws) => `[${'- '.repeat(draws.pick([1, 300]))}]`,
  (draws) => '- '.repeat(draws.pick([2, 60, 200, 2000])) + 'x',
  (draws) => `&a${draws.below(3)} [*a${draws.below(3)}, *a${draws.below(3)}]`,
  (draws) => `*a${draws.below(3)}`,
  (draws) => `[${'1,'.repeat(draws.pick([10, 5000]))}]`,
  (draws) => `{${draws.list(draws.pick([3, 3000]), () => `k${draws.below(5000)}: 1`).join(', ')}}`,
  (draws) =>
    draws.pick([
      '|',
      '>',
      '|-',
      '>+2',
      '!!binary x',
      '!!set {a}',
      '? [1]',
      '@a',
      '`a',
      '%a',
      '"\\x',
      "'a",
      '# chỉ là chú thích',
    ]),
]
