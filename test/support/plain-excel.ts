import type { Formula } from '#domain/edition/formula/tree.ts'

/** How a formula's letters stand in a sheet: cells that hold the number, 1 or 0, or the place of an option from 1. */
export type Cells = {
  readonly max: string
  readonly cell: (letter: string) => string
  readonly isYesNo: (letter: string) => boolean
  readonly optionPlace: (letter: string, slug: string) => number
}

/**
 * The rule in functions that every spreadsheet has. Errors are a spreadsheet's own (#N/A for missing, #DIV/0! for a
 * divisor of 0); only where both could meet, #N/A is asked for first, since a spreadsheet keeps the first it finds.
 */
export function plainExcel(part: Formula, cells: Cells): string {
  const inside = (one: Formula): string => plainExcel(one, cells)
  switch (part.kind) {
    case 'number':
      return part.text
    case 'max':
      return cells.max
    case 'slug':
      throw new Error('a slug stands only after a choice')
    case 'variable':
      return cells.isYesNo(part.name) ? `(${cells.cell(part.name)}=1)` : cells.cell(part.name)
    case 'percent':
      return `(${inside(part.operand)}/100)`
    case 'sign':
      return `(${part.operator}${inside(part.operand)})`
    case 'binary':
      return binary(part, cells)
    case 'call':
      return call(part, cells)
  }
}

/** How many RATIOs of the parts that count have a part above its whole. */
export function cutsInExcel(part: Formula, cells: Cells): string {
  const inside = (one: Formula): string => cutsInExcel(one, cells)
  const sum = (parts: readonly Formula[]): string => `(${parts.map(inside).join('+') || '0'})`
  if (part.kind === 'percent' || part.kind === 'sign') return inside(part.operand)
  if (part.kind === 'binary') return sum([part.left, part.right])
  if (part.kind !== 'call') return '0'
  const [first, second, third] = part.operands as [Formula, Formula, Formula]
  switch (part.name) {
    case 'IF':
      return `(${inside(first)}+IF(${plainExcel(first, cells)},${inside(second)},${inside(third)}))`
    case 'LEVEL':
      return `CHOOSE(${plainExcel(first, cells)},${part.operands.slice(1).map(inside).join(',')})`
    case 'STEPS':
      return `(${inside(first)}+${steps(part.operands, cells, inside)})`
    case 'RATIO':
      return `(${sum(part.operands)}+IF(${plainExcel(first, cells)}/${plainExcel(second, cells)}>1,1,0))`
    default:
      return sum(part.operands)
  }
}

function binary(part: Formula & { kind: 'binary' }, cells: Cells): string {
  const { left, right, operator } = part
  if (right.kind === 'slug' && left.kind === 'variable')
    return `(${cells.cell(left.name)}=${cells.optionPlace(left.name, right.slug)})`
  const [x, y] = [plainExcel(left, cells), plainExcel(right, cells)]
  return missingFirst([left, right], cells, `(${x}${operator}${y})`)
}

function call(part: Formula & { kind: 'call' }, cells: Cells): string {
  const { name, operands } = part
  const all = operands.map((operand) => (name === 'LEVEL' || name === 'STEPS' ? '' : plainExcel(operand, cells)))
  switch (name) {
    case 'IF':
      return `IF(${all.join(',')})`
    case 'LEVEL':
      return `CHOOSE(${operands.map((operand) => plainExcel(operand, cells)).join(',')})`
    case 'STEPS':
      return steps(operands, cells, (one) => plainExcel(one, cells))
    case 'RATIO':
      return missingFirst(operands, cells, `MIN(1,${all[0]}/${all[1]})`)
    case 'SHARE':
      return `MIN(1,${all[0]}/${all[1]})`
    default:
      return missingFirst(operands, cells, `${name}(${all.join(',')})`)
  }
}

function steps([x, ...rest]: readonly Formula[], cells: Cells, points: (part: Formula) => string): string {
  const [threshold, here, ...more] = rest as [Formula, Formula, ...Formula[]]
  const otherwise = more.length === 1 ? points(more[0]!) : steps([x!, ...more], cells, points)
  return `IF(${plainExcel(x!, cells)}>=${plainExcel(threshold, cells)},${points(here)},${otherwise})`
}

function missingFirst(parts: readonly Formula[], cells: Cells, body: string): string {
  const unsure = parts.filter(hasLetter).map((part) => `ISNA(${plainExcel(part, cells)})`)
  return unsure.length < 2 ? body : `IF(OR(${unsure.join(',')}),NA(),${body})`
}

function hasLetter(part: Formula): boolean {
  if (part.kind === 'variable') return true
  if (part.kind === 'percent' || part.kind === 'sign') return hasLetter(part.operand)
  if (part.kind === 'binary') return hasLetter(part.left) || hasLetter(part.right)
  return part.kind === 'call' && part.operands.some(hasLetter)
}
