import fc from 'fast-check'
import { checkFormula } from '#domain/edition/formula/checker.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import { variablesOf, type Formula } from '#domain/edition/formula/tree.ts'
import { scored, editionOf, itemsOf, type ValueSketch } from '../support/small-edition.ts'
import { LETTERS, LETTER_NAMES, letterType, numberTrees, OPTIONS, type LetterName } from '../support/formula-trees.ts'
import type { Inputs } from '#domain/scoring/inputs.ts'

const LEAVES = 12
const UNITS = 15

/** An edition of random rules with random values: some absent, many 0, some on the same figures. */
export function randomInputs(seed: number): Inputs {
  const trees = fc
    .sample(numberTrees({ depth: 3 }), { seed, numRuns: LEAVES * 4 })
    .filter(fitsACell)
    .slice(0, LEAVES)
  const leaves = trees.map((tree, at) => ({
    code: `1.${at + 1}`,
    max: String(1 + (at % 5)),
    formula: printFormula(tree),
    variables: Object.fromEntries(variablesOf(tree).map((name) => [name, { item: `${name}-${at}` }])),
  }))
  const items = itemsOf(
    Object.fromEntries(
      trees.flatMap((tree, at) => variablesOf(tree).map((name) => [`${name}-${at}`, itemOf(name as LetterName)])),
    ),
  )
  const numbers = fc.sample(fc.nat(9), { seed: seed + 1, numRuns: UNITS * items.size })
  const values = Array.from({ length: UNITS }, (_, unit) =>
    [...items.values()].flatMap((item, at): ValueSketch[] => {
      const number = numbers[unit * items.size + at]!
      if (number === 9) return []
      return [
        [
          `don-vi-${unit}`,
          item.id,
          item.kind === 'yes-no' ? number % 2 : item.kind === 'choice' ? number % OPTIONS.length : number,
        ],
      ]
    }),
  ).flat()
  const members = Array.from({ length: UNITS }, (_, unit) => ({
    id: `don-vi-${unit}`,
    group: unit % 3 === 0 ? 'a' : 'b',
    ranked: unit !== 4,
  }))
  return scored({ edition: editionOf([{ code: '1', children: leaves }]), items, values, organisations: members }).inputs
}

function itemOf(name: LetterName): string | Record<string, unknown> {
  const kind = LETTERS[name]
  return kind === 'choice' ? { kind, options: OPTIONS.map((slug) => ({ slug, name: slug })) } : kind
}

function fitsACell(tree: Formula): boolean {
  const known = variablesOf(tree).every((name) => (LETTER_NAMES as readonly string[]).includes(name))
  return known && printFormula(tree).length < 160 && checkFormula(tree, letterType).length === 0
}
