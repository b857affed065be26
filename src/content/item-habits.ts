import { constant, isConstant } from '#domain/edition/formula/checker.ts'
import { walk, type Formula } from '#domain/edition/formula/tree.ts'
import type { Leaf, Outline } from '#domain/edition/outline.ts'
import { toNumber } from '#domain/exact.ts'
import type { DataItem } from '#domain/item/data-item.ts'

/**
 * How an item's invented numbers behave: a whole has a size of its own; a part is a share of a whole; a tally counts
 * towards a full mark; an answer is a yes-no or a choice.
 */
export type Habit =
  | { readonly kind: 'whole'; readonly item: DataItem; readonly least: number; readonly most: number }
  | {
      readonly kind: 'part'
      readonly item: DataItem
      readonly whole: string
      /** The share that gives full marks, 1 where the rule names none. */
      readonly typical: number
      /** May not exceed its whole together with its rivals. */
      readonly bounded: boolean
      readonly rivals: readonly string[]
    }
  | { readonly kind: 'tally'; readonly item: DataItem; readonly most: number }
  | { readonly kind: 'answer'; readonly item: DataItem }

/** The habits of all items that units answer for themselves, every whole before its parts. */
export function habitsOf(outline: Outline): Habit[] {
  const items = new Map<string, DataItem>()
  const relations = new Map<string, Relation>()
  for (const { leaf } of outline.leaves) {
    for (const letter of leaf!.letters) if (letter.variable.of === 'own') items.set(letter.item.id, letter.item)
    for (const relation of relationsOf(leaf!)) {
      if (!relations.has(relation.part) || relation.typical !== 1) relations.set(relation.part, relation)
    }
  }
  const tallies = new Map(outline.leaves.flatMap((node) => talliesOf(node.leaf!)))
  const habits = [...items.values()].map((item) => habitOf(item, items, relations.get(item.id), tallies.get(item.id)))
  return wholesFirst(habits)
}

type Relation = { part: string; whole: string; typical: number; rivals: string[] }

function habitOf(item: DataItem, items: Map<string, DataItem>, relation: Relation | undefined, tally?: number): Habit {
  if (item.kind === 'yes-no' || item.kind === 'choice') return { kind: 'answer', item }
  const whole = [item.partOf, relation?.whole].find((one) => one !== undefined && items.has(one))
  if (whole !== undefined) {
    const { typical = 1, rivals = [] } = relation ?? {}
    return { kind: 'part', item, whole, typical, bounded: item.partOf !== undefined, rivals }
  }
  if (tally !== undefined) return { kind: 'tally', item, most: tally }
  const [least, most] = SIZES.find(([unit]) => unit === item.unit)?.[1] ?? [3, 14]
  return { kind: 'whole', item, least, most }
}

/** Usual sizes by unit of measure, for a district. */
const SIZES: [string, [number, number]][] = [
  ['đồng', [40e9, 160e9]],
  ['người', [60, 320]],
  ['hồ sơ', [900, 24_000]],
  ['văn bản', [800, 9000]],
  ['lượt đánh giá', [120, 3200]],
  ['giao dịch', [400, 1900]],
  ['dịch vụ công', [60, 320]],
  ['TTHC', [40, 180]],
  ['máy tính', [60, 300]],
  ['GB', [120, 4000]],
  ['cơ quan', [6, 28]],
  ['báo cáo', [8, 40]],
  ['cuộc họp', [12, 60]],
  ['quy trình', [40, 260]],
]

/** Parts and wholes as a rule relates them: `RATIO(b, a)` or `b/a`, with the threshold around it. */
function relationsOf(leaf: Leaf): Relation[] {
  if (!leaf.formula) return []
  const itemOf = new Map(leaf.letters.map((letter) => [letter.name, letter.item]))
  const typical = thresholdOf(leaf.formula)
  return pairsOf(leaf).flatMap(([part, whole]) => {
    const [item, other] = [itemOf.get(part), itemOf.get(whole)]
    if (!item || !other) return []
    const rivals = leaf.letters.map((letter) => letter.item).filter((one) => one !== item && one.partOf === item.partOf)
    return [{ part: item.id, whole: other.id, typical, rivals: item.partOf ? rivals.map((one) => one.id) : [] }]
  })
}

function pairsOf(leaf: Leaf): [string, string][] {
  const byItem = new Map(leaf.letters.map((letter) => [letter.item.id, letter.name]))
  const declared = leaf.letters.flatMap(({ name, item }): [string, string][] => {
    const whole = item.partOf === undefined ? undefined : byItem.get(item.partOf)
    return whole === undefined ? [] : [[name, whole]]
  })
  const divided = [...walk(leaf.formula!)].flatMap((part): [string, string][] => {
    const [above, below] = quotient(part)
    return above?.kind === 'variable' && below?.kind === 'variable' ? [[above.name, below.name]] : []
  })
  return [...declared, ...divided]
}

function quotient(part: Formula): readonly (Formula | undefined)[] {
  if (part.kind === 'binary' && part.operator === '/') return [part.left, part.right]
  return part.kind === 'call' && part.name === 'RATIO' ? part.operands : []
}

/** The share that a rule asks for: SHARE's threshold, or half as much again as a comparison, which is all or nothing. */
function thresholdOf(formula: Formula): number {
  for (const part of walk(formula)) {
    const bound = part.kind === 'call' && part.name === 'SHARE' ? part.operands[1] : comparedWith(part)
    if (bound && isConstant(bound)) return toNumber(constant(bound)) * (part.kind === 'binary' ? 1.5 : 1)
  }
  return 1
}

function comparedWith(part: Formula): Formula | undefined {
  return part.kind === 'binary' && part.operator === '>=' ? part.right : undefined
}

/** Counts that earn points one by one, with the count that fills the maximum. */
function talliesOf(leaf: Leaf): [string, number][] {
  const text = leaf.letters.filter((letter) => letter.item.kind === 'count' && letter.name.startsWith('n'))
  const steps = [...walk(leaf.formula ?? NOTHING)].flatMap((part) =>
    part.kind === 'number' ? [Number(part.text)] : [],
  )
  const smallest = Math.min(1, ...steps.filter((step) => step > 0))
  return text.map((letter) => [letter.item.id, Math.ceil(toNumber(leaf.most) / smallest / text.length) + 1])
}

const NOTHING: Formula = { kind: 'max', at: { start: 0, end: 0 } }

function wholesFirst(habits: readonly Habit[]): Habit[] {
  const depths = new Map(habits.map((habit) => [habit.item.id, habit]))
  const depth = (habit: Habit, seen = 0): number => {
    const whole = habit.kind === 'part' && seen < 8 ? depths.get(habit.whole) : undefined
    return whole ? 1 + depth(whole, seen + 1) : 0
  }
  return [...habits].sort((a, b) => depth(a) - depth(b))
}
