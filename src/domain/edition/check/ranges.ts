import { compare, type Exact } from '../../exact.ts'
import { toShortDecimal } from '../../exact-text.ts'
import { signed } from '../../scoring/leaf-outcome.ts'
import { boundsOfKind } from '../../scoring/leaf-program.ts'
import { staysWithin } from '../formula/column-program.ts'
import { evaluate } from '../formula/evaluate.ts'
import { samples, type Sample } from '../formula/samples.ts'
import type { Finding } from '../finding.ts'
import type { Leaf, Outline, OutlineNode } from '../outline.ts'
import { findingAt } from './finding-at.ts'
import { describeSample, meetsConditions, sampledLetters } from './letters.ts'

/** Rules whose uncut result can leave [0, max], each with a counter-example; the gentlest one is preferred. */
export function ranges(outline: Outline): Finding[] {
  return outline.leaves.flatMap((node) => {
    const { leaf } = node
    if (!leaf?.formula || leaf.unscored || isProven(leaf)) return []
    const found = counterExample(leaf, outline.leaves.length)
    return found ? [finding(node, found)] : []
  })
}

type CounterExample = { readonly sample: Sample; readonly points: Exact; readonly meets: boolean }

function isProven(leaf: Leaf): boolean {
  const kinds = new Map(leaf.letters.map((letter) => [letter.name, letter.item.kind]))
  return staysWithin(
    leaf.formula!,
    { max: leaf.max, letter: (name) => boundsOfKind(kinds.get(name)) },
    leaf.least,
    leaf.most,
  )
}

function counterExample(leaf: Leaf, searches: number): CounterExample | undefined {
  let breaking: CounterExample | undefined
  for (const sample of samples(sampledLetters(leaf, leaf.formula!), leaf.formula!, leaf.max, searches)) {
    const { outcome } = evaluate(leaf.formula!, { max: leaf.max, given: (name) => sample.get(name) })
    if (outcome.kind !== 'number') continue
    const points = signed(leaf, outcome.value)
    if (compare(points, leaf.most) <= 0 && compare(points, leaf.least) >= 0) continue
    if (meetsConditions(leaf, leaf.max, sample)) return { sample, points, meets: true }
    breaking ??= { sample, points, meets: false }
  }
  return breaking
}

function finding(node: OutlineNode, { sample, points, meets }: CounterExample): Finding {
  return findingAt(node, 'out-of-range', {
    given: describeSample(sample),
    points: toShortDecimal(points),
    max: node.row.max ?? '0',
    formula: node.row.formula ?? '',
    breaks: meets ? '' : node.row.require.join('; '),
  })
}
