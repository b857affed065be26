import { add, exactFromDecimal, ZERO, type Exact } from '../../exact.ts'
import { toShortDecimal } from '../../exact-text.ts'
import type { Edition, Node } from '../definition.ts'
import { placesOf } from '../edit/place.ts'
import { meaningOf } from '../formula/meaning.ts'
import { compareHeads, type HeadChange } from './compare-heads.ts'

/** What of a row can be otherwise. `rule` is told by meaning: another writing of the same rule is no change. */
export const CHANGES = [
  'title',
  'max',
  'rule',
  'letters',
  'words',
  'place',
  'applies-to',
  'assessed-by',
  'outside',
  'limit',
  'lead',
  'evidence',
  'require',
  'examples',
] as const
export type ChangeKind = (typeof CHANGES)[number]

/** One thing that is otherwise, with both sides as text; `undefined` where a side says nothing. */
export type Change = {
  readonly kind: ChangeKind
  readonly before: string | undefined
  readonly after: string | undefined
}

export type ComparedNode = { readonly code: string; readonly title: string; readonly max: string | undefined }

export type Totals = { readonly nodes: number; readonly leaves: number; readonly max: string }

export type EditionComparison = {
  /** What the edition says otherwise of itself: title, document, ranking, classes. */
  readonly head: readonly HeadChange[]
  readonly added: readonly ComparedNode[]
  readonly removed: readonly ComparedNode[]
  /** Rows that bear another code and are the same otherwise in title and rule. */
  readonly recoded: readonly { readonly before: string; readonly after: ComparedNode }[]
  readonly changed: readonly { readonly node: ComparedNode; readonly changes: readonly Change[] }[]
  readonly unchanged: number
  readonly totals: { readonly before: Totals; readonly after: Totals }
}

/** What a second edition has otherwise than a first: of the whole, and row by row, found by their codes. */
export function compareEditions(before: Edition, after: Edition): EditionComparison {
  const [first, second] = [rowsOf(before), rowsOf(after)]
  const lost = [...first.values()].filter(({ node }) => !second.has(node.code))
  const come = [...second.values()].filter(({ node }) => !first.has(node.code))
  const recoded = recodings(lost, come)
  const both = [...second.values()].flatMap((row) => {
    const other = first.get(row.node.code)
    return other ? [{ node: comparedNode(row.node), changes: changesOf(other, row) }] : []
  })
  const changed = both.filter(({ changes }) => changes.length > 0)
  return {
    head: compareHeads(before, after),
    added: come.filter((row) => !recoded.some((pair) => pair.come === row)).map(({ node }) => comparedNode(node)),
    removed: lost.filter((row) => !recoded.some((pair) => pair.lost === row)).map(({ node }) => comparedNode(node)),
    recoded: recoded.map(({ lost, come }) => ({ before: lost.node.code, after: comparedNode(come.node) })),
    changed,
    unchanged: both.length - changed.length,
    totals: { before: totalsOf(before), after: totalsOf(after) },
  }
}

type Row = { readonly node: Node; readonly parent: string | undefined }

function rowsOf(edition: Edition): Map<string, Row> {
  return new Map([...placesOf(edition)].map(({ node, parents }) => [node.code, { node, parent: parents.at(-1)?.code }]))
}

function comparedNode({ code, title, max }: Node): ComparedNode {
  return { code, title: title.text, max: max === undefined ? undefined : short(max) }
}

/** A row that is gone and one that has come are one where nobody else has their title and rule. */
function recodings(lost: readonly Row[], come: readonly Row[]): { lost: Row; come: Row }[] {
  const [before, after] = [byIdentity(lost), byIdentity(come)]
  return [...before].flatMap(([identity, ones]) => {
    const others = after.get(identity) ?? []
    return ones.length === 1 && others.length === 1 ? [{ lost: ones[0]!, come: others[0]! }] : []
  })
}

function byIdentity(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const identity = identityOf(row.node)
    groups.set(identity, [...(groups.get(identity) ?? []), row])
  }
  return groups
}

function identityOf(node: Node): string {
  return JSON.stringify([node.title.text, node.max, ruleOf(node), node.children === undefined])
}

function changesOf({ node: one, parent }: Row, { node: other, parent: otherParent }: Row): Change[] {
  const sides: readonly [ChangeKind, string | undefined, string | undefined][] = [
    ['title', one.title.text, other.title.text],
    ['max', maxOf(one), maxOf(other)],
    ['words', one.rule?.text, other.rule?.text],
    ['place', parent, otherParent],
    ['applies-to', listOf(one.appliesTo), listOf(other.appliesTo)],
    ['assessed-by', one.assessedBy, other.assessedBy],
    ['outside', one.outside, other.outside],
    ['limit', limitOf(one), limitOf(other)],
    ['lead', listOf(one.lead), listOf(other.lead)],
    ['evidence', listOf(one.evidence?.map(({ kind }) => kind)), listOf(other.evidence?.map(({ kind }) => kind))],
    ['require', listOf(one.require), listOf(other.require)],
    ['examples', examplesOf(one), examplesOf(other)],
  ]
  const changes = sides
    .filter(([, before, after]) => before !== after)
    .map(([kind, before, after]) => ({ kind, before, after }))
  return [...changes, ...ruleChanges(one, other)].sort((a, b) => CHANGES.indexOf(a.kind) - CHANGES.indexOf(b.kind))
}

/** The rule where it computes something else; where it only reads other numbers, the letters. */
function ruleChanges(one: Node, other: Node): Change[] {
  if (ruleOf(one) === ruleOf(other)) return []
  const isSameText = one.formula !== undefined && one.formula === other.formula
  return isSameText
    ? [{ kind: 'letters', before: lettersOf(one), after: lettersOf(other) }]
    : [{ kind: 'rule', before: one.formula, after: other.formula }]
}

function ruleOf({ formula, variables }: Node): string | undefined {
  return formula === undefined ? undefined : meaningOf(formula, variables)
}

function lettersOf({ variables }: Node): string {
  return Object.entries(variables)
    .map(([name, { item, of, combine, period }]) =>
      [
        `${name}: ${item ?? ''}`,
        of === 'own' ? '' : of,
        combine === 'none' ? '' : combine,
        period === 'same' ? '' : period,
      ]
        .filter((word) => word !== '')
        .join(' '),
    )
    .join(', ')
}

function listOf(words: readonly string[] | undefined): string | undefined {
  return words === undefined || words.length === 0 ? undefined : words.join(', ')
}

function examplesOf({ examples }: Node): string | undefined {
  return listOf(
    examples.map(({ given, points }) => {
      const values = Object.entries(given).map(([name, value]) => `${name} = ${String(value)}`)
      return `${values.join(', ')} → ${points}`
    }),
  )
}

function maxOf({ max, unscored }: Node): string | undefined {
  return unscored || max === undefined ? undefined : short(max)
}

function limitOf({ limit }: Node): string | undefined {
  return limit === undefined ? undefined : short(limit)
}

function short(decimal: string): string {
  return toShortDecimal(exactFromDecimal(decimal))
}

/** How many rows and criteria an edition has, and what the criteria inside the maximum come to (method §4.2). */
export function totalsOf(edition: Pick<Edition, 'nodes'>): Totals {
  let [nodes, leaves, sum]: [number, number, Exact] = [0, 0, ZERO]
  for (const { node, parents } of placesOf(edition)) {
    nodes += 1
    if (node.children) continue
    leaves += 1
    const isInside = [...parents, node].every(({ outside }) => outside === undefined)
    if (isInside && !node.unscored && node.max !== undefined) sum = add(sum, exactFromDecimal(node.max))
  }
  return { nodes, leaves, max: toShortDecimal(sum) }
}
