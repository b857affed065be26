import { add, compare, exactFromDecimal, lesser, ONE, ZERO, type Exact } from '#domain/exact.ts'
import { evaluate } from '#domain/edition/formula/evaluate.ts'
import type { Given } from '#domain/edition/formula/given.ts'
import { parseFormula } from '#domain/edition/formula/parser.ts'
import { variablesOf, type Formula } from '#domain/edition/formula/tree.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import type { Proposal } from '#domain/edition/wording/proposal.ts'

export type Judgement = 'right' | 'wrong' | 'open'

const TRIES = 400

/**
 * Whether a proposed formula gives the points of the edition's own one. A letter that the document names is the letter
 * of that name; the reader's own letters are taken for the edition's in the order in which both formulas first read
 * them, each for one of its kind. The same points over many inputs, exactly, or it is wrong.
 */
export function judged(proposal: Proposal, leaf: OutlineNode): Judgement {
  const truth = leaf.leaf?.formula
  if (proposal.formula === undefined || !truth) return 'open'
  const { formula } = parseFormula(proposal.formula)
  const mapping = formula && letterMapping(proposal, formula, leaf, truth)
  if (!formula || !mapping) return 'wrong'
  return samePoints(formula, truth, mapping, leaf) ? 'right' : 'wrong'
}

type Mapped = {
  readonly own: string
  readonly theirs: string
  readonly kind: string
  readonly options: readonly string[]
  readonly proposed: readonly string[]
}

function letterMapping(proposal: Proposal, formula: Formula, leaf: OutlineNode, truth: Formula): Mapped[] | undefined {
  const theirs = variablesOf(truth).map((name) => leaf.leaf!.letters.find((letter) => letter.name === name)!)
  const own = variablesOf(formula).map((name) => proposal.letters.find((letter) => letter.name === name)!)
  if (theirs.length !== own.length) return undefined
  const left = [...theirs]
  const mapped: Mapped[] = []
  for (const letter of [...own].sort((a, b) => Number(b.printed) - Number(a.printed))) {
    const at = left.findIndex(
      (one) => kindOf(one.item.kind) === letter.kind && (!letter.printed || one.name === letter.name),
    )
    const [found] = at < 0 ? [] : left.splice(at, 1)
    const options = (found?.item.options ?? []).map((option) => option.slug)
    if (!found || options.length !== letter.options.length) return undefined
    mapped.push({
      own: letter.name,
      theirs: found.name,
      kind: letter.kind,
      options,
      proposed: letter.options.map((option) => option.slug),
    })
  }
  return mapped
}

function kindOf(kind: string): string {
  return kind === 'yes-no' || kind === 'choice' ? kind : 'count'
}

function samePoints(own: Formula, theirs: Formula, mapping: readonly Mapped[], leaf: OutlineNode): boolean {
  const { max } = leaf.leaf!
  const isScored = leaf.row.max !== undefined
  for (let round = 0; round < TRIES; round += 1) {
    const draws = mapping.map((letter, at) => drawn(letter, round, at))
    const outcome = (formula: Formula, side: 'own' | 'theirs'): string => {
      const given = new Map(mapping.map((letter, at) => [letter[side], draws[at]![side]]))
      const { outcome } = evaluate(formula, { max: isScored ? max : ONE, given: (name) => given.get(name) })
      if (outcome.kind !== 'number') return 'undefined'
      const points = isScored ? cut(outcome.value, max) : outcome.value
      return `${points.numerator}/${points.denominator}`
    }
    if (outcome(own, 'own') !== outcome(theirs, 'theirs')) return false
  }
  return true
}

function cut(points: Exact, max: Exact): Exact {
  return compare(points, ZERO) < 0 ? ZERO : lesser(points, max)
}

/** Small and large whole numbers, 0 and parts near their whole among them; the same on every run. */
function drawn(letter: Mapped, round: number, at: number): { own: Given; theirs: Given } {
  const chance = scrambled(round * 31 + at * 7919 + 1)
  if (letter.kind === 'yes-no') return both(chance % 2 === 0)
  if (letter.kind === 'choice') {
    const position = chance % letter.options.length
    return {
      own: { slug: letter.proposed[position]!, position },
      theirs: { slug: letter.options[position]!, position },
    }
  }
  const sizes = [4, 12, 101, 1009, 100_003]
  const whole = exactFromDecimal(String(chance % sizes[round % sizes.length]!))
  return both(round % 3 === 2 && at > 0 ? add(whole, ONE) : whole)
}

function both(given: Given): { own: Given; theirs: Given } {
  return { own: given, theirs: given }
}

function scrambled(seed: number): number {
  let value = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d)
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39)
  return (value ^ (value >>> 15)) >>> 0
}
