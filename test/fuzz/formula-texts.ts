import { readEdition } from '#content/library.ts'
import type { Node } from '#domain/edition/definition.ts'
import type { Notation } from '#domain/edition/formula/notation.ts'
import { DECIMAL_MARK, SEPARATOR } from '#domain/edition/formula/notation.ts'
import { parseFormula } from '#domain/edition/formula/parser.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import { FunctionName } from '#domain/edition/formula/tree.ts'
import type { Draws } from './draws.ts'

/** The rules that real criteria have. */
export const REAL_FORMULAS: readonly string[] = [...new Set(readEdition('hue-2020').nodes.flatMap(formulasOf))]

function formulasOf(node: Node): string[] {
  return [
    ...(node.formula === undefined ? [] : [node.formula]),
    ...node.require,
    ...(node.children ?? []).flatMap(formulasOf),
  ]
}

const PIECES = [
  ...FunctionName.options,
  ...FunctionName.options.map((name) => `${name}(`),
  ...'()%,;.+-*/<>="\' &^!{}[]:\\_@#',
  '<=',
  '>=',
  '<>',
  '==',
  '&&',
  '70%',
  '0.5',
  '0,5',
  '1e5',
  '1E+5',
  'max',
  'MAX',
  'a',
  'b',
  'n1',
  'aa',
  'x12',
  'đ',
  'ﬁ',
  '𝑎',
  '１',
  '"mot"',
  '"Hai"',
  '"',
  '=1',
  '\u0301',
  '\u200b',
  '\u00a0',
  '\n',
  '\t',
  '\0',
  '\ufeff',
  '1'.repeat(30),
  '1'.repeat(31),
  '9'.repeat(400),
  '-'.repeat(40),
  '('.repeat(40),
  '%'.repeat(40),
]

/** A text that is a formula, nearly one, or nothing of the kind. */
export function formulaText(draws: Draws, notation: Notation): string {
  switch (draws.below(10)) {
    case 0:
      return draws.text(draws.below(60))
    case 1:
      return draws.list(draws.below(30), () => draws.pick(PIECES)).join(draws.pick(['', ' ']))
    case 2:
      return nested(draws)
    case 3:
      return chain(draws, notation)
    case 4:
    case 5:
      return grown(draws, notation, draws.between(1, 5))
    case 6:
      return draws.damaged(grown(draws, notation, draws.between(1, 4)), PIECES)
    default:
      return draws.damaged(real(draws, notation), PIECES)
  }
}

function real(draws: Draws, notation: Notation): string {
  return printFormula(parseFormula(draws.pick(REAL_FORMULAS)).formula!, notation)
}

/** Brackets, signs and functions inside one another, closed or not. */
function nested(draws: Draws): string {
  const depth = draws.pick([1, 5, 30, 31, 32, 33, 40, 200, 990, 3000, 10_000])
  const [open, close] = draws.pick([
    ['(', ')'],
    ['-', ''],
    ['+', ''],
    ['ABS(', ')'],
    ['MIN(1,', ')'],
    ['IF(a<1,', ',2)'],
    ['1+(', ')'],
    ['1/(', ')'],
    ['NOT(', ')'],
    ['', '%'],
  ] as const)
  return open.repeat(depth) + draws.pick(['a', '1', 'max', '', '"x"']) + close.repeat(depth - (draws.is(0.2) ? 1 : 0))
}

/** Many terms one after the other. */
function chain(draws: Draws, notation: Notation): string {
  const count = draws.pick([2, 33, 100, 400, 990, 1100])
  const term = draws.pick(['1', 'a', 'max', '2%', 'b', '(a)'])
  const link = draws.pick(['+', '-', '*', '/', '<', '=', ' + ', '%+', '--', SEPARATOR[notation]])
  const text = Array(count).fill(term).join(link)
  return draws.is(0.2) ? `MIN(${text})` : text
}

/** A text grown from the grammar, mostly right, with spaces and brackets at will. */
function grown(draws: Draws, notation: Notation, depth: number): string {
  const inner = (): string => grown(draws, notation, depth - 1 - draws.below(2))
  const space = draws.pick(['', ' '])
  const calls = (least: number, most: number): string =>
    draws.list(draws.between(least, most), inner).join(SEPARATOR[notation] + space)
  if (depth <= 0) return leaf(draws, notation)
  switch (draws.below(9)) {
    case 0:
      return `(${inner()})`
    case 1:
      return `${draws.pick(['-', '+'])}${inner()}`
    case 2:
      return `${inner()}%`
    case 3:
      return `IF(${condition(draws, inner)}${SEPARATOR[notation]}${calls(2, 2)})`
    case 4:
      return `${draws.pick(['MIN', 'MAX', 'SUM'])}(${calls(1, 4)})`
    case 5:
      return special(draws, notation, inner)
    default:
      return `${inner()}${space}${draws.pick(['+', '-', '*', '/'])}${space}${inner()}`
  }
}

function condition(draws: Draws, inner: () => string): string {
  const comparison = (): string => `${inner()} ${draws.pick(['<', '<=', '>', '>=', '=', '<>'])} ${inner()}`
  return draws.pick([
    comparison,
    () => `NOT(${comparison()})`,
    () => 'y',
    () => 'c = "mot"',
    () => `(${comparison()})`,
  ])()
}

function special(draws: Draws, notation: Notation, inner: () => string): string {
  const list = (...parts: string[]): string => parts.join(`${SEPARATOR[notation]} `)
  return draws.pick([
    () => `RATIO(${list(inner(), inner())})`,
    () => `SHARE(${list(inner(), draws.pick(['70%', '3', '0', '-1', 'a', '1/3']))})`,
    () => `ROUND(${list(inner(), draws.pick(['0', '2', '-3', '20', '21', '1/2']))})`,
    () => `STEPS(${list(inner(), '20', '3', '15', inner(), '1')})`,
    () => `LEVEL(${list('c', inner(), '2', '3')})`,
    () => `${draws.pick(['ABS', 'INT'])}(${inner()})`,
  ])()
}

function leaf(draws: Draws, notation: Notation): string {
  const whole = draws.digits(draws.pick([1, 1, 1, 2, 3, 10, 29]))
  return draws.pick([
    'a',
    'b',
    'b1',
    'n',
    'max',
    'y',
    'c',
    'a',
    'b',
    'max',
    whole,
    `${whole}%`,
    `${whole}${DECIMAL_MARK[notation]}${draws.digits(1)}`,
    '0',
  ])
}
