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
  return outline.leaves.flatMap((node) => {
    const { leaf } = node
    if (!leaf?.formula) return []
    const texts = new Map([...divisorsIn(leaf.formula)].map((divisor) => [printFormula(divisor), divisor]))
    return [...texts].flatMap(([text, divisor]) => {
      const given = zeroOf(leaf, divisor)
      return given === undefined ? [] : [findingAt(node, 'divisor-zero', { divisor: text, given, formula: node.row.formula ?? '' })]
    })
  })
}

function* divisorsIn(formula: Formula): Generator<Formula> {
  for (const part of walk(formula)) {
    const divisor = part.kind === 'binary' && part.operator === '/' ? part.right : part.kind === 'call' && part.name === 'RATIO' ? part.operands[1]! : undefined
    if (divisor && !isConstant(divisor)) yield divisor
  }
}

function zeroOf(leaf: Leaf, divisor: Formula): string | undefined {
  for (const sample of samples(sampledLetters(leaf, divisor), divisor, leaf.max)) {
    const { outcome } = evaluate(divisor, { max: leaf.max, given: (name) => sample.get(name) })
    if (outcome.kind === 'number' && isZero(outcome.value)) return describeSample(sample)
  }
  return undefined
}
