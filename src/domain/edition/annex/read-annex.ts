import { add, compare, exactFromDecimal, ZERO, type Exact } from '../../exact.ts'
import { toShortDecimal } from '../../exact-text.ts'
import { isDecimal } from '../../decimal.ts'
import type { Decimal } from '../../written-decimal.ts'
import type { Node, NodeLevel } from '../definition.ts'
import { plain } from '../wording/plain.ts'
import type { Proposal } from '../wording/proposal.ts'
import { proposeFormula } from '../wording/propose.ts'
import type { AnnexDoubt } from './annex-doubt.ts'
import { printedRows, type Doubts, type PrintedRow } from './annex-rows.ts'
import type { AnnexFile, AnnexPlace } from './annex-table.ts'
import { placeRows, type Placed } from './row-tree.ts'

/** A row of an index set as the file prints it, with what the reader proposes for it. */
export type AnnexNode = {
  readonly place: AnnexPlace
  readonly code: string
  /** Where its parent stands in the list; undefined at the top. */
  readonly parent: number | undefined
  readonly level: NodeLevel
  readonly title: string
  readonly max: Decimal | undefined
  readonly rule: string
  readonly remark: string
  readonly evidence: string
  readonly lead: string
  readonly assessedBy: Node['assessedBy']
  /** Further rows that share this one's score. */
  readonly also: readonly { readonly code: string; readonly title: string; readonly place: AnnexPlace }[]
  /** Of a row without rows below it. */
  readonly proposal: Proposal | undefined
}

/** What the reader makes of a file: nothing of it counts before a person has accepted it (method §8.4). */
export type ReadAnnex = { readonly nodes: readonly AnnexNode[]; readonly doubts: readonly AnnexDoubt[] }

/** Reads the index tables of a file into rows in printed order, with proposals and everything in doubt. Never throws. */
export function readAnnex(file: AnnexFile): ReadAnnex {
  const doubts: AnnexDoubt[] = []
  const doubt: Doubts = (code, place, node, params = {}) => doubts.push({ code, place, node, params })
  if (file.tracked) doubt('tracked-changes', undefined)
  const { rows, total } = printedRows(file.tables, doubt)
  if (rows.length === 0) doubt('no-index-table', undefined)
  const placed = placeRows(rows, doubt)
  const parents = new Set(placed.map((one) => one.parent))
  const nodes = placed.map((one, at) => nodeOf(one, !parents.has(at), doubt))
  checkSums(nodes, total, doubt)
  return { nodes, doubts }
}

function nodeOf(one: Placed, isLeaf: boolean, doubt: Doubts): AnnexNode {
  const { row } = one
  const max = maxOf(row, one.code, doubt)
  if (isLeaf && max === undefined && row.maxText === '') doubt('max-missing', row.place, one.code)
  if (isLeaf && row.rule === '') doubt('rule-missing', row.place, one.code)
  const points = max === undefined ? undefined : exactFromDecimal(max)
  return {
    place: row.place,
    code: one.code,
    parent: one.parent,
    level: one.level,
    title: row.title,
    max,
    rule: row.rule,
    remark: row.remark,
    evidence: row.evidence,
    lead: row.lead,
    assessedBy: assessedBy(row),
    also: one.also,
    proposal: isLeaf
      ? proposeFormula({ rule: row.rule, remark: row.remark, title: row.title, max: points })
      : undefined,
  }
}

/** "10", "05", "0,5", "10 điểm"; anything else is doubted, never guessed. */
function maxOf({ maxText, place }: PrintedRow, node: string, doubt: Doubts): Decimal | undefined {
  const match = /^0*(\d+)(?:[.,](\d+))?(?: ?(?:diem|d))?$/.exec(plain(maxText.trim()))
  const decimal = match ? `${match[1]}${match[2] === undefined ? '' : `.${match[2]}`}` : ''
  if (match && isDecimal(decimal)) return toShortDecimal(exactFromDecimal(decimal))
  if (maxText !== '') doubt('max-unreadable', place, node, { found: maxText.slice(0, 60) })
  return undefined
}

function assessedBy({ title, rule, remark }: PrintedRow): Node['assessedBy'] {
  const words = plain(`${title} ${rule} ${remark}`)
  if (/dieu tra xa hoi|khao sat xa hoi|qua khao sat|phieu khao sat|phieu dieu tra/.test(words)) return 'survey'
  if (/chuyen gia (?:cham|danh gia)|phong van chuyen gia|hoi dong (?:cham|danh gia)/.test(words)) return 'expert'
  return 'self'
}

/** Method §4.2: what a row prints is compared with the sum below it; both are shown, neither is changed. */
function checkSums(nodes: readonly AnnexNode[], total: string | undefined, doubt: Doubts): void {
  const sums = sumsOf(nodes)
  for (const [at, node] of nodes.entries()) {
    const sum = sums[at]!
    if (!node.proposal && node.max !== undefined && compare(sum, exactFromDecimal(node.max)) !== 0)
      doubt('sum-differs', node.place, node.code, { printed: node.max, sum: toShortDecimal(sum) })
  }
  const printed = total?.trim().replace(',', '.') ?? ''
  if (!isDecimal(printed)) return
  const all = nodes.reduce((sum, node, at) => (node.parent === undefined ? add(sum, sums[at]!) : sum), ZERO)
  if (compare(all, exactFromDecimal(printed)) !== 0)
    doubt('total-differs', undefined, undefined, { printed, sum: toShortDecimal(all) })
}

/** The leaves' maxima added up the tree. */
function sumsOf(nodes: readonly AnnexNode[]): Exact[] {
  const sums = nodes.map(() => ZERO)
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const { proposal, max, parent } = nodes[at]!
    if (proposal && max !== undefined) sums[at] = exactFromDecimal(max)
    if (parent !== undefined) sums[parent] = add(sums[parent]!, sums[at]!)
  }
  return sums
}
