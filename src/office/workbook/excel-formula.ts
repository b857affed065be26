import type { Exact } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import type { Letter } from '#domain/edition/outline.ts'
import { isComparison, type ComparisonOperator, type Formula } from '#domain/edition/formula/tree.ts'

/** What a rule's text needs to become a spreadsheet formula: its maximum and the cell of each letter. */
export type RuleCells = {
  readonly max: Exact
  readonly letters: readonly Letter[]
  /** The raw input cell of a letter, for example `'Số liệu'!F5`. */
  readonly cell: (name: string) => string
  /** Puts a part into a helper cell of its own and gives that cell's address. */
  readonly helper: (formula: string) => string
}

/**
 * A rule as a live Excel formula whose result is the uncut number, #N/A (thiếu) or #DIV/0! (không tính được), as
 * method §3 has them. A spreadsheet shows the first error it meets; here missing must win, so every stretch that is
 * evaluated as a whole first asks whether something in it is missing. Lazy parts inside such a stretch get a cell of
 * their own, which can be asked the same way.
 */
export function excelRule(formula: Formula, cells: RuleCells): string {
  return new Translation(cells).stretch(formula)
}

/** TRUE where a RATIO on the path taken was cut to 1; undefined where the rule has none. */
export function excelCut(formula: Formula, cells: RuleCells): string | undefined {
  return new Translation(cells).cut(formula)
}

class Translation {
  private readonly cells: RuleCells
  private missing = new Set<string>()

  constructor(cells: RuleCells) {
    this.cells = cells
  }

  /** A part that is evaluated as a whole: #N/A as soon as anything in it is missing. */
  stretch(part: Formula): string {
    const outer = this.missing
    this.missing = new Set()
    const text = isLazy(part) ? this.lazy(part) : this.part(part)
    const asked = [...this.missing]
    this.missing = outer
    return asked.length === 0 ? text : `IF(${asked.length === 1 ? asked[0] : `OR(${asked.join(',')})`},NA(),${text})`
  }

  cut(part: Formula): string | undefined {
    if (part.kind === 'percent' || part.kind === 'sign') return this.cut(part.operand)
    if (part.kind === 'binary') return anyOf([this.cut(part.left), this.cut(part.right)])
    if (part.kind !== 'call') return undefined
    if (part.name === 'IF') return this.cutOfBranches(part.operands)
    if (part.name === 'LEVEL') return this.cutOfLevels(part.operands)
    if (part.name === 'STEPS') return this.cutOfSteps(part.operands)
    const inside = part.operands.map((operand) => this.cut(operand))
    if (part.name !== 'RATIO') return anyOf(inside)
    const [share, whole] = part.operands as [Formula, Formula]
    const [top, bottom] = [this.bare(share), this.bare(whole)]
    return anyOf([...inside, `ROUND((${top}-${bottom})*SIGN(${bottom}),12)>0`])
  }

  private cutOfBranches([condition, yes, no]: readonly Formula[]): string | undefined {
    const [first, second] = [this.cut(yes!), this.cut(no!)]
    const chosen = first || second ? `IF(${this.bare(condition!)},${first ?? 'FALSE'},${second ?? 'FALSE'})` : undefined
    return anyOf([this.cut(condition!), chosen])
  }

  private cutOfLevels([choice, ...levels]: readonly Formula[]): string | undefined {
    const cuts = levels.map((level) => this.cut(level))
    return cuts.every((cut) => cut === undefined)
      ? undefined
      : `CHOOSE(${this.bare(choice!)},${cuts.map((cut) => cut ?? 'FALSE').join(',')})`
  }

  private cutOfSteps([value, ...rest]: readonly Formula[]): string | undefined {
    return anyOf([this.cut(value!), this.cutOfStep(this.bare(value!), rest)])
  }

  private cutOfStep(value: string, operands: readonly Formula[]): string | undefined {
    if (operands.length === 1) return this.cut(operands[0]!)
    const [threshold, points, ...rest] = operands as [Formula, Formula, ...Formula[]]
    const [here, below] = [this.cut(points), this.cutOfStep(value, rest)]
    if (!here && !below) return undefined
    return `IF(ROUND(${value}-${this.bare(threshold)},12)>=0,${here ?? 'FALSE'},${below ?? 'FALSE'})`
  }

  /** A part's text without the questions about missing letters, for use beside a cell that has asked them. */
  private bare(part: Formula): string {
    const outer = this.missing
    this.missing = new Set()
    const text = this.part(part)
    this.missing = outer
    return text
  }

  private part(part: Formula): string {
    switch (part.kind) {
      case 'number':
        return part.text
      case 'max':
        return toShortDecimal(this.cells.max)
      case 'slug':
        return '0'
      case 'variable':
        return this.letter(part.name)
      case 'percent':
        return `(${this.part(part.operand)}/100)`
      case 'sign':
        return `(${part.operator}${this.part(part.operand)})`
      case 'binary':
        return isComparison(part.operator)
          ? this.comparison(part, part.operator)
          : `(${this.part(part.left)}${part.operator}${this.part(part.right)})`
      case 'call':
        return isLazy(part) ? this.own(part) : this.call(part)
    }
  }

  /** Numbers are read so that text and blanks can never count as 0; a yes-no is asked for what it is. */
  private letter(name: string): string {
    const cell = this.cells.cell(name)
    this.missing.add(`NOT(ISNUMBER(${cell}))`)
    const kind = this.cells.letters.find((letter) => letter.name === name)?.item.kind
    const read = `IF(ISNUMBER(${cell}),${cell},NA())`
    return kind === 'yes-no' ? `(${read}<>0)` : read
  }

  private comparison(part: Formula & { kind: 'binary' }, operator: ComparisonOperator): string {
    if (part.right.kind === 'slug' && part.left.kind === 'variable') {
      return `(${this.letter(part.left.name)}=${this.place(part.left.name, part.right.slug)})`
    }
    return `(ROUND(${this.part(part.left)}-${this.part(part.right)},12)${operator}0)`
  }

  /** The printed place of an option, which is what the input cell of a choice holds. */
  private place(name: string, slug: string): number {
    const options = this.cells.letters.find((letter) => letter.name === name)?.item.options ?? []
    return options.findIndex((option) => option.slug === slug) + 1
  }

  private call(part: Formula & { kind: 'call' }): string {
    const operands = part.operands.map((operand) => this.part(operand))
    if (part.name === 'RATIO') return `MIN(1,${operands[0]}/${operands[1]})`
    if (part.name === 'SHARE') return `MIN(1,${operands[0]}/${operands[1]})`
    return `${part.name}(${operands.join(',')})`
  }

  /** A lazy part inside a larger stretch: a cell of its own, of which can be asked whether it is missing. */
  private own(part: Formula & { kind: 'call' }): string {
    const cell = this.cells.helper(this.stretch(part))
    this.missing.add(`ISNA(${cell})`)
    return cell
  }

  /** IF, LEVEL, STEPS: the condition counts, each branch is a stretch of its own. */
  private lazy(part: Formula & { kind: 'call' }): string {
    const [first, ...rest] = part.operands as [Formula, ...Formula[]]
    const condition = this.part(first)
    if (part.name === 'IF') return `IF(${condition},${this.stretch(rest[0]!)},${this.stretch(rest[1]!)})`
    if (part.name === 'LEVEL') return `CHOOSE(${condition},${rest.map((level) => this.stretch(level)).join(',')})`
    return this.steps(condition, rest)
  }

  private steps(value: string, operands: readonly Formula[]): string {
    if (operands.length === 1) return this.stretch(operands[0]!)
    const [threshold, points, ...rest] = operands as [Formula, Formula, ...Formula[]]
    return `IF(ROUND(${value}-${this.part(threshold)},12)>=0,${this.stretch(points)},${this.steps(value, rest)})`
  }
}

function isLazy(part: Formula): part is Formula & { kind: 'call' } {
  return part.kind === 'call' && (part.name === 'IF' || part.name === 'LEVEL' || part.name === 'STEPS')
}

function anyOf(parts: readonly (string | undefined)[]): string | undefined {
  const there = parts.filter((part) => part !== undefined)
  return there.length <= 1 ? there[0] : `OR(${there.join(',')})`
}
