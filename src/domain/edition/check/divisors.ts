import { isZero } from '../../exact.ts'
import { isConstant } from '../formula/checker.ts'
import { evaluate } from '../formula/evaluate.ts'
import { printFormula } from '../formula/printer.ts'
import { samples } from '../formula/samples.ts'
import { walk, type Formula } from '../formula/tree.ts'
import type { Finding } from '../finding.ts'
import type { Leaf, Outline } from '../outline.ts'
import { findingAt } from './finding-at.ts'
import { describeSample, sampledLetters } from './letters.ts'

/** Every divisor that some values make 0; the criterion is then "không tính được" (method §3.2). */
export function divisors(outline: Outline): Finding[] {
  const found = outline.leaves.map((node) => ({
    node,
    divisors: node.leaf!.formula ? divisorsOf(node.leaf!.formula) : [],
  }))
  const searches = found.reduce((sum, { divisors }) => sum + divisors.length, 0)
  return found.flatMap(({ node, divisors }) =>
    divisors.flatMap((divisor) => {
      const given = zeroOf(node.leaf!, divisor, searches)
      return given === undefined
        ? []
        : [findingAt(node, 'divisor-zero', { divisor: printFormula(divisor), given, formula: node.row.formula ?? '' })]
    }),
  )
}

/** Each divisor once, however often it stands there. */
function divisorsOf(formula: Formula): Formula[] {
  return [...new Map([...divisorsIn(formula)].map((divisor) => [printFormula(divisor), divisor])).values()]
}

function* divisorsIn(formula: Formula): Generator<Formula> {
  for (const part of walk(formula)) {
    const divisor =
      part.kind === 'binary' && part.operator === '/'
        ? part.right
        : part.kind === 'call' && part.name === 'RATIO'
          ? part.operands[1]!
          : undefined
    if (divisor && !isConstant(divisor)) yield divisor
  }
}

function zeroOf(leaf: Leaf, divisor: Formula, searches: number): string | undefined {
  for (const sample of samples(sampledLetters(leaf, divisor), divisor, leaf.max, searches)) {
    const { outcome } = evaluate(divisor, { max: leaf.max, given: (name) => sample.get(name) })
    if (outcome.kind === 'number' && isZero(outcome.value)) return describeSample(sample)
  }
  return undefined
}
