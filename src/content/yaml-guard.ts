import { CST, Lexer, isMap, isScalar, visit, type Document, type Node } from 'yaml'
import { digitsOf } from '#domain/decimal.ts'
import type { ContentFault, ContentFaultCode } from '#domain/content/content-fault.ts'

/** A fault before its place is put into lines and columns: `at` counts UTF-16 units from the start of the text. */
export type Found = { readonly code: ContentFaultCode; readonly at: number; readonly params?: ContentFault['params'] }

// The longest set that we have uses 34,000; a reader needs about 20 µs and 1 kB for each.
const MOST_TOKENS = 400_000
export const MOST_DEPTH = 64
// Every pair of a mapping is a step on the way to a value, and so is what it holds.
const STEPS_A_LEVEL = 2
// Above this a number loses digits when it is read.
const MOST_BARE_DIGITS = 15

/**
 * What must not reach the reader, whose time grows with the square of some of it: too many tokens, deep or unopened
 * brackets, and anchors, aliases and tags, which no content of ours needs.
 */
export function unfitToken(text: string): Found | undefined {
  const nesting = new Nesting()
  let [at, count, isValue] = [0, 0, false]
  for (const token of new Lexer().lex(text)) {
    const type = isValue ? 'scalar' : CST.tokenType(token)
    isValue = token === CST.SCALAR
    count += 1
    if (count > MOST_TOKENS) return { code: 'too-many-parts', at, params: { most: MOST_TOKENS } }
    if (type === 'anchor' || type === 'alias' || type === 'tag')
      return { code: 'no-anchors', at, params: { found: token } }
    if (isValue || token === CST.DOCUMENT || token === CST.FLOW_END) continue
    const depth = nesting.after(type, at)
    if (depth < 0)
      return { code: 'yaml-syntax', at, params: { reason: 'UNEXPECTED_TOKEN', detail: `Unexpected ${token}` } }
    if (depth > MOST_DEPTH) return { code: 'too-deep', at, params: { most: MOST_DEPTH } }
    at += token.length
    if (type === 'newline' || token.endsWith('\n')) nesting.newLine(at)
  }
  return undefined
}

/** How deep a token lies: open brackets, and the columns at which blocks around it begin. */
class Nesting {
  private brackets = 0
  private readonly columns: number[] = []
  private lineStart = 0
  private beginsBlock = true

  /** The depth behind a token; below 0 where a bracket closes that was never opened. */
  after(type: CST.TokenType | null, at: number): number {
    if (type === 'flow-map-start' || type === 'flow-seq-start') this.brackets += 1
    if (type === 'flow-map-end' || type === 'flow-seq-end') this.brackets -= 1
    if (type !== 'space' && this.brackets <= 0) this.block(type, at - this.lineStart)
    return this.brackets < 0 ? -1 : this.brackets + this.columns.length
  }

  newLine(at: number): void {
    this.lineStart = at
    this.beginsBlock = true
  }

  /** What stands first on a line or behind -, ? or : begins a block at its column and ends those that begin there or later. */
  private block(type: CST.TokenType | null, column: number): void {
    if (this.beginsBlock) {
      while (this.columns.length > 0 && this.columns.at(-1)! >= column) this.columns.pop()
      this.columns.push(column)
    }
    this.beginsBlock = type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind'
  }
}

/** What the reader lets through and the schema cannot see: doubled keys, numbers that lose digits, deep nesting. */
export function unfitNodes(document: Document): Found[] {
  const found: Found[] = []
  visit(document, {
    Node: (_, node, path) => {
      if (path.length > MOST_DEPTH * STEPS_A_LEVEL) {
        found.push({ code: 'too-deep', at: startOf(node), params: { most: MOST_DEPTH } })
        return visit.SKIP
      }
      found.push(...doubledKeys(node), ...imprecise(node))
      return undefined
    },
  })
  return found
}

function doubledKeys(node: Node): Found[] {
  if (!isMap(node)) return []
  const seen = new Set<unknown>()
  return node.items.flatMap(({ key }) => {
    if (!isScalar(key) || !seen.has(key.value)) {
      if (isScalar(key)) seen.add(key.value)
      return []
    }
    return [{ code: 'duplicate-key' as const, at: startOf(key), params: { key: String(key.value) } }]
  })
}

function imprecise(node: Node): Found[] {
  if (!isScalar(node) || typeof node.value !== 'number' || digitsOf(node.source ?? '') <= MOST_BARE_DIGITS) return []
  return [{ code: 'number-imprecise', at: startOf(node), params: { most: MOST_BARE_DIGITS } }]
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0
}
