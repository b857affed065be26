import type { DataItem, ItemCatalogue } from '../item/data-item.ts'
import { ZERO, exactFromDecimal, type Exact } from '../exact.ts'
import type { Edition, Lens, Node, NodeLevel, Outside, Variable } from './definition.ts'
import { SEVERITY, type Finding } from './finding.ts'
import { checkFormula, type LetterType } from './formula/checker.ts'
import { parseFormula } from './formula/parser.ts'
import type { Formula } from './formula/tree.ts'

/** A letter with the item it is bound to. */
export type Letter = { readonly name: string; readonly variable: Variable; readonly item: DataItem }

/** What a leaf needs to be scored. Points lie in [least, most]; an unscored leaf has values but no points. */
export type Leaf = {
  readonly max: Exact
  readonly least: Exact
  readonly most: Exact
  readonly unscored: boolean
  readonly formula: Formula | undefined
  readonly letters: readonly Letter[]
  readonly require: readonly Formula[]
}

/** One row of the set in printed order. `end` is the index behind its last descendant. */
export type OutlineNode = {
  readonly index: number
  readonly code: string
  /** The code, the further codes that share the score, and the code as misprinted. */
  readonly codes: readonly string[]
  readonly row: Node
  readonly level: NodeLevel
  readonly depth: number
  readonly parent: number
  readonly children: readonly number[]
  readonly end: number
  readonly article: string
  readonly printedMax: string | undefined
  /** Bonus or penalty: counts outside the maximum, its own or an ancestor's. */
  readonly outside: Outside | undefined
  readonly limit: Exact | undefined
  readonly leaf: Leaf | undefined
}

/** An edition laid out for scoring: nodes in printed order, found by any of their codes. */
export type Outline = {
  readonly edition: Edition
  readonly nodes: readonly OutlineNode[]
  readonly leaves: readonly OutlineNode[]
  readonly byCode: ReadonlyMap<string, OutlineNode>
  readonly lenses: readonly Lens[]
}

/** Lays out an edition. Faults are listed, not thrown: a draft can be looked at, only a faultless one be scored. */
export function outlineOf(edition: Edition, items: ItemCatalogue): { outline: Outline; faults: Finding[] } {
  const layout = new Layout(edition, items)
  for (const row of edition.nodes) layout.add(row, -1, 0, undefined)
  const outline: Outline = {
    edition,
    nodes: layout.nodes,
    leaves: layout.nodes.filter((node) => node.leaf),
    byCode: layout.byCode,
    lenses: edition.lenses,
  }
  for (const lens of edition.lenses) {
    for (const code of lens.nodes)
      if (!layout.byCode.has(code)) layout.fault('lens-unknown-node', undefined, { lens: lens.id, code })
  }
  return { outline, faults: layout.faults }
}

const LEVEL_OF_DEPTH = ['pillar', 'mainIndex', 'component'] as const

class Layout {
  readonly nodes: OutlineNode[] = []
  readonly byCode = new Map<string, OutlineNode>()
  readonly faults: Finding[] = []
  private readonly edition: Edition
  private readonly items: ItemCatalogue

  constructor(edition: Edition, items: ItemCatalogue) {
    this.edition = edition
    this.items = items
  }

  add(row: Node, parent: number, depth: number, inherited: Outside | undefined): number {
    const index = this.nodes.length
    const outside = row.outside ?? inherited
    const children: number[] = []
    const node = {
      index,
      code: row.code,
      codes: [row.code, ...row.also.map((shared) => shared.code), ...(row.printedCode ? [row.printedCode] : [])],
      row,
      level: row.level ?? LEVEL_OF_DEPTH[depth] ?? 'criterion',
      depth,
      parent,
      children,
      end: index + 1,
      article: row.article ?? `${this.edition.article}, mục ${row.code}`,
      printedMax: row.printedMax ?? (row.children ? undefined : row.max),
      outside,
      limit: row.limit === undefined ? undefined : exactFromDecimal(row.limit),
      leaf: row.children ? undefined : this.leaf(row, outside),
    }
    this.nodes.push(node)
    this.register(node)
    for (const child of row.children ?? []) children.push(this.add(child, index, depth + 1, outside))
    node.end = this.nodes.length
    return index
  }

  fault(
    code: keyof typeof SEVERITY,
    row: Node | undefined,
    params: Finding['params'],
    more: Partial<Finding> = {},
  ): void {
    this.faults.push({ code, severity: SEVERITY[code], node: row?.code, line: row?.line, params, ...more })
  }

  private register(node: OutlineNode): void {
    for (const code of node.codes) {
      const other = this.byCode.get(code)
      if (other)
        this.fault('duplicate-code', node.row, { code, other: other.row.title.text, title: node.row.title.text })
      else this.byCode.set(code, node)
    }
  }

  private leaf(row: Node, outside: Outside | undefined): Leaf {
    if (row.max === undefined && !row.unscored) this.fault('leaf-incomplete', row, { lacks: 'max' })
    if (row.formula === undefined && !row.unscored) this.fault('leaf-incomplete', row, { lacks: 'formula' })
    const max = row.max === undefined ? ZERO : exactFromDecimal(row.max)
    const letters = this.letters(row)
    return {
      max,
      least: outside === 'penalty' ? { numerator: -max.numerator, denominator: max.denominator } : ZERO,
      most: outside === 'penalty' ? ZERO : max,
      unscored: row.unscored,
      formula: row.formula === undefined ? undefined : this.formula(row, row.formula, letters, 'number'),
      letters,
      require: row.require
        .map((text) => this.formula(row, text, letters, 'condition'))
        .filter((one) => one !== undefined),
    }
  }

  private letters(row: Node): Letter[] {
    const letters: Letter[] = []
    for (const [name, variable] of Object.entries(row.variables)) {
      const item = variable.item === undefined ? undefined : this.items.get(variable.item)
      if (variable.item === undefined)
        this.fault('variable-without-item', row, { variable: name }, { line: variable.line ?? row.line })
      else if (!item)
        this.fault('item-unknown', row, { variable: name, item: variable.item }, { line: variable.line ?? row.line })
      else if (item.kind === 'date' || item.kind === 'text')
        this.fault('item-kind-unfit', row, { variable: name, item: item.id, kind: item.kind })
      else letters.push({ name, variable, item })
      if (variable.of === 'group' && variable.combine === 'none')
        this.fault('group-without-combine', row, { variable: name })
    }
    return letters
  }

  /** A letter of the formula that no variable declares; a declared one without its item has been told already. */
  private unbound(row: Node, variable: string): void {
    const told = this.faults.some((one) => one.node === row.code && one.params['variable'] === variable)
    if (!told) this.fault('variable-without-item', row, { variable })
  }

  private formula(
    row: Node,
    text: string,
    letters: readonly Letter[],
    expected: 'number' | 'condition',
  ): Formula | undefined {
    const { formula, fault } = parseFormula(text)
    const faults = fault ? [fault] : checkFormula(formula, letterTypes(letters), expected)
    for (const one of faults) {
      if (one.code === 'unknown-variable') this.unbound(row, String(one.params['found']))
      else this.fault('formula-fault', row, { formula: text, at: one.at.start + 1 }, { formulaFault: one })
    }
    return faults.length === 0 ? formula : undefined
  }
}

/** The types that the checker asks for, from the letters' items. */
export function letterTypes(letters: readonly Letter[]): (name: string) => LetterType | undefined {
  const types = new Map(letters.map((letter) => [letter.name, letterType(letter.item)]))
  return (name) => types.get(name)
}

function letterType(item: DataItem): LetterType {
  if (item.kind === 'yes-no') return { kind: 'yes-no' }
  if (item.kind === 'choice') return { kind: 'choice', options: (item.options ?? []).map((option) => option.slug) }
  return { kind: 'number' }
}
