import { z } from 'zod'
import * as exact from '../exact.ts'
import { toDecimal, toFraction, ZERO, type Exact } from '../exact.ts'
import { evaluate } from '../edition/formula/evaluate.ts'
import type { Given } from '../edition/formula/given.ts'
import { printFormula } from '../edition/formula/printer.ts'
import type { Formula } from '../edition/formula/tree.ts'
import type { Letter, Outline, OutlineNode } from '../edition/outline.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Period } from '../period/period.ts'
import { isOwn, type ValueStore } from '../value/value-store.ts'
import { isExempt, letterReader, type GroupSight, type LetterReader, type Province } from './inputs.ts'
import { judgedLoss, judgedOutcome, type Judgement } from './judgement.ts'
import { leavesReading } from './items-read.ts'
import { givenOf, outcomeOf, type LeafOutcome } from './leaf-outcome.ts'
import { LOSS_CODES, lossReason } from './loss-reason.ts'
import { POINT_DECIMALS } from './published.ts'
import { countingMax, sumOf } from './score.ts'

/** Why a leaf has not its maximum; beside the rule's reasons, an undecided claim and what the appraisers said. */
export const LiveLossCode = z.enum([...LOSS_CODES, 'awaiting-acceptance', 'refused', 'points-given'])
export type LiveLossCode = z.infer<typeof LiveLossCode>

export const MissingLetterCode = z.enum(['no-value', 'no-subject', 'not-fixed-yet'])
export type MissingLetterCode = z.infer<typeof MissingLetterCode>

/** A letter without a number: whose number of which item and period it would be. */
export type MissingLetter = {
  readonly letter: string
  readonly item: string
  readonly code: MissingLetterCode
  readonly subjects: readonly string[]
  /** As `Origin.period` writes it: a period's key, or "2020-01…2020-06". */
  readonly period: string
}

/** One leaf for one member. Points and maximum are published figures (method §5.1). */
export type LiveLeaf = {
  readonly code: string
  readonly status: LeafOutcome['status']
  readonly points: string
  readonly max: string
  /** What the leaf adds to points and maximum above it, as fractions ("25/2"), so that sums are rounded once. */
  readonly exact: { readonly points: string; readonly max: string }
  readonly loss: LiveLossCode
  /** Letters that the reason speaks of, where they are not missing. */
  readonly letters: readonly string[]
  readonly missing: readonly MissingLetter[]
  /** Conditions of the edition that the values do not meet (method §2.6), as formulas. */
  readonly broken: readonly string[]
}

export type LiveNode = { readonly code: string; readonly points: string; readonly max: string }

export type LivePoints = {
  /** Leaves that read one of the items, in printed order. */
  readonly leaves: readonly LiveLeaf[]
  /** The nodes above those leaves, in printed order. */
  readonly above: readonly LiveNode[]
  readonly total: Omit<LiveNode, 'code'>
}

export type LiveQuestion = {
  readonly items: ReadonlySet<string>
  /** The member's row. */
  readonly row: number
  /** Method §7.9: the group's figures are not known before a release; then they are missing, "not fixed yet". */
  readonly group?: GroupSight | undefined
  /** Method §9.2: false before a round has fixed what its members read of others; then that is "not fixed yet" too. */
  readonly knowsOthers?: boolean
  /** Codes of leaves that the member claims do not apply, not decided yet (method §3.3). */
  readonly claimed?: ReadonlySet<string>
  /** Leaves, by code, of which the appraisers refused the points, or gave them (method §15.3, §15.4). */
  readonly judged?: ReadonlyMap<string, Judgement>
}

/** A member's points now, after a value of some items was saved. Exact inside; each figure is rounded once. */
export function livePoints(
  outline: Outline,
  province: Province,
  store: ValueStore,
  period: Period,
  question: LiveQuestion,
): LivePoints {
  const member = new LiveMember(outline, province, store, period, question)
  const leaves = leavesReading(outline, question)
  const sums = member.sums()
  const told = (node: OutlineNode): LiveNode => ({ code: node.code, ...figures(sums, [node]) })
  return {
    leaves: leaves.map((node) => member.leaf(node)),
    above: ancestorsOf(outline, leaves).map(told),
    total: figures(
      sums,
      outline.nodes.filter((node) => node.parent < 0),
    ),
  }
}

/** Only the leaves that read one of the items: for a reply that has loaded nothing else. */
export function liveLeaves(
  outline: Outline,
  province: Province,
  store: ValueStore,
  period: Period,
  question: LiveQuestion,
): LiveLeaf[] {
  const member = new LiveMember(outline, province, store, period, question)
  return leavesReading(outline, question).map((node) => member.leaf(node))
}

/** What is asked of one member, whichever leaves are wanted. */
export type MemberQuestion = Omit<LiveQuestion, 'items'>

type Sums = { readonly points: readonly Exact[]; readonly maxima: readonly Exact[] }

/** One member's leaves and sums, each worked out once. */
export class LiveMember {
  private readonly outline: Outline
  private readonly store: ValueStore
  private readonly reader: LetterReader
  private readonly question: MemberQuestion
  private readonly member: Organisation
  private readonly values = new Map<string, Exact | undefined>()
  private readonly outcomes = new Map<number, LeafOutcome>()

  constructor(outline: Outline, province: Province, store: ValueStore, period: Period, question: MemberQuestion) {
    this.outline = outline
    this.store = store
    this.reader = letterReader(province, store, period)
    this.question = question
    this.member = province.organisations[question.row]!
  }

  leaf(node: OutlineNode): LiveLeaf {
    const [leaf, outcome] = [node.leaf!, this.outcome(node)]
    const counts = outcome.status !== 'not-applicable' && outcome.status !== 'unscored'
    const judgement = counts ? this.question.judged?.get(node.code) : undefined
    const isClaimed = this.isClaimed(node)
    const reason = judgement || isClaimed ? undefined : lossReason(leaf, outcome)
    const isMissing = reason?.code === 'missing'
    const letters = leaf.letters.filter(({ name }) => reason?.letters.includes(name))
    return {
      code: node.code,
      status: outcome.status,
      points: published(outcome.points),
      max: published(counts ? leaf.max : ZERO),
      exact: {
        points: toFraction(outcome.points),
        max: toFraction(outcome.status === 'not-applicable' ? ZERO : countingMax(node)),
      },
      loss: judgement ? judgedLoss(leaf, judgement) : (reason?.code ?? 'awaiting-acceptance'),
      letters: isMissing ? [] : letters.map(({ name }) => name),
      missing: isMissing ? letters.map((letter) => this.missing(letter)) : [],
      broken: leaf.require.filter((condition) => this.isBroken(node, condition)).map((one) => printFormula(one)),
    }
  }

  /** Points and counting maximum of every node (method §4.1, §4.2, §4.4). */
  sums(): Sums {
    const { nodes } = this.outline
    const points = nodes.map(() => ZERO)
    const maxima = nodes.map(() => ZERO)
    for (const node of [...nodes].reverse()) {
      const { index } = node
      if (node.leaf) {
        const { status, points: own } = this.outcome(node)
        points[index] = own
        maxima[index] = status === 'not-applicable' ? ZERO : countingMax(node)
      } else {
        points[index] = limited(node, sumOf(node.children.map((child) => points[child]!)))
        maxima[index] = sumOf(node.children.map((child) => maxima[child]!))
      }
    }
    return { points, maxima }
  }

  private outcome(node: OutlineNode): LeafOutcome {
    const known = this.outcomes.get(node.index)
    if (known) return known
    const outcome = this.evaluated(node)
    this.outcomes.set(node.index, outcome)
    return outcome
  }

  private evaluated(node: OutlineNode): LeafOutcome {
    if (isExempt(node, this.outline, this.member, this.question.row, this.store))
      return { status: 'not-applicable', points: ZERO }
    const judgement = this.question.judged?.get(node.code)
    if (judgement) return judgedOutcome(node.leaf!, judgement)
    if (this.isClaimed(node)) return { status: 'missing', points: ZERO }
    return outcomeOf(node.leaf!, (name) => this.given(node, name))
  }

  private isClaimed(node: OutlineNode): boolean {
    const claimed = this.question.claimed?.has(node.code) === true && !node.leaf!.unscored
    return claimed && !isExempt(node, this.outline, this.member, this.question.row, this.store)
  }

  private given(node: OutlineNode, name: string): Given | undefined {
    const letter = node.leaf!.letters.find((one) => one.name === name)
    const value = letter && this.value(letter)
    return value && givenOf(letter, value)
  }

  /** Letters with the same binding are read once. */
  private value(letter: Letter): Exact | undefined {
    const { of, combine, period } = letter.variable
    if (this.isUnknown(letter)) return undefined
    const key = `${letter.item.id}|${of}|${combine}|${period}`
    const { reader, row } = this.sight(letter)
    if (!this.values.has(key)) this.values.set(key, reader.value(letter, row))
    return this.values.get(key)
  }

  private missing(letter: Letter): MissingLetter {
    const { item, name } = letter
    const { reader, row } = this.sight(letter)
    const origin = reader.origin(letter, row)
    const isUnknown = this.isUnknown(letter)
    const subjects = isUnknown ? [] : origin.subjects.map(({ id }) => id)
    const code = isUnknown ? 'not-fixed-yet' : subjects.length > 0 ? 'no-value' : 'no-subject'
    return { letter: name, item: item.id, code, subjects, period: origin.period }
  }

  private isUnknown(letter: Letter): boolean {
    if (letter.variable.of === 'group') return this.question.group === undefined
    if (this.question.knowsOthers !== false || isOwn(letter.variable)) return false
    return this.reader.origin(letter, this.question.row).subjects.some(({ id }) => id !== this.member.id)
  }

  /** Where a letter is read: the group's numbers stand apart from the member's own. */
  private sight({ variable }: Letter): GroupSight {
    const { group, row } = this.question
    return variable.of === 'group' && group ? group : { reader: this.reader, row }
  }

  private isBroken(node: OutlineNode, condition: Formula): boolean {
    const { outcome } = evaluate(condition, { max: node.leaf!.max, given: (name) => this.given(node, name) })
    return outcome.kind === 'truth' && !outcome.value
  }
}

function limited(node: OutlineNode, sum: Exact): Exact {
  return node.limit ? exact.lesser(node.limit, exact.greater(exact.negate(node.limit), sum)) : sum
}

function figures({ points, maxima }: Sums, nodes: readonly OutlineNode[]): Omit<LiveNode, 'code'> {
  return {
    points: published(sumOf(nodes.map(({ index }) => points[index]!))),
    max: published(sumOf(nodes.map(({ index }) => maxima[index]!))),
  }
}

function published(value: Exact): string {
  return toDecimal(value, POINT_DECIMALS)
}

function ancestorsOf(outline: Outline, leaves: readonly OutlineNode[]): OutlineNode[] {
  const above = new Set<OutlineNode>()
  for (const leaf of leaves)
    for (let at = leaf.parent; at >= 0; at = outline.nodes[at]!.parent) above.add(outline.nodes[at]!)
  return [...above].sort((a, b) => a.index - b.index)
}
