import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fractionOf, isEqual, minus, NOUGHT, order, ours, plus } from '#test/support/fractions.ts'
import { hueOutline, hueScored, type CriterionRow } from '#test/support/hue.ts'
import { interpret, type Plain } from '#test/support/plain-interpreter.ts'
import { nodeAt } from '#test/support/small-edition.ts'
import { Language } from '#text/language.ts'
import { lossSentence } from '#text/loss-reasons.ts'
import type { Given } from '../edition/formula/given.ts'
import type { DataItem } from '../item/data-item.ts'
import { explainLeaf, lostPoints, type LeafExplanation } from './explain.ts'

const VALUES = ['', '0', '0', '1', '2', '3', '5', '8', '10', '37', '80', '100', '1000']

/** Random values for every letter of every criterion, from a seed; letters of one item are given once. */
const answers = fc.nat().map((seed) => {
  const [numbers] = fc.sample(fc.array(fc.nat(), { minLength: 300, maxLength: 300 }), { seed, numRuns: 1 }) as [
    number[],
  ]
  return { rows: rowsFrom(numbers), [fc.toStringMethod]: () => `seed ${seed}` }
})

function rowsFrom(numbers: readonly number[]): CriterionRow[] {
  const told = new Set<string>()
  let next = 0
  return hueOutline.leaves.flatMap((node) =>
    node.leaf!.letters.flatMap(({ name, item }): CriterionRow[] => {
      if (told.has(item.id)) return []
      told.add(item.id)
      return [['x', node.code, name, cell(item, numbers[next++ % 300]!)]]
    }),
  )
}

function cell(item: DataItem, number: number): string {
  if (number % 23 === 0) return 'khong-ap-dung'
  if (item.kind === 'yes-no') return ['có', 'không', ''][number % 3]!
  if (item.kind === 'choice')
    return ['', ...item.options!.map(({ slug }) => slug)][number % (item.options!.length + 1)]!
  return VALUES[number % VALUES.length]!
}

function plainOf(given: Given): Plain {
  if (typeof given === 'boolean') return given
  return 'slug' in given ? { slug: given.slug, place: given.position } : ours(given)
}

function explanations(rows: readonly CriterionRow[]): LeafExplanation[] {
  const { inputs } = hueScored(rows, ['x'])
  return hueOutline.leaves.map((node) => explainLeaf(inputs, node, 0))
}

describe('the explanation of a criterion', () => {
  test('has steps that anybody can compute again from its letters, up to the points', () => {
    let recomputed = 0
    fc.assert(
      fc.property(answers, ({ rows }) => {
        for (const { node, letters, steps, outcome, max } of explanations(rows)) {
          const scope = {
            max: ours(node.leaf!.max),
            letters: new Map(
              letters.flatMap(({ letter, given }) =>
                given === undefined ? [] : [[letter.name, plainOf(given)] as const],
              ),
            ),
          }
          for (const step of steps) {
            const again = interpret(step.part, scope, new Set())
            if (step.outcome.kind === 'number')
              expect(again.kind === 'number' && isEqual(again.value, ours(step.outcome.value)), node.code).toBe(true)
            else expect(again.kind, node.code).toBe(step.outcome.kind)
            recomputed += 1
          }
          const whole = node.leaf!.formula!
          const result = outcome.status === 'not-applicable' ? undefined : interpret(whole, scope, new Set())
          const uncut = result?.kind === 'number' ? result.value : NOUGHT
          const most = ours(node.leaf!.max)
          const points = order(uncut, NOUGHT) < 0 ? NOUGHT : order(uncut, most) > 0 ? most : uncut
          expect(isEqual(ours(outcome.points), points), node.code).toBe(true)
          expect(isEqual(ours(max), outcome.status === 'not-applicable' ? NOUGHT : most)).toBe(true)
        }
      }),
      { seed: 6, numRuns: 40 },
    )
    expect(recomputed).toBeGreaterThan(5000)
  })

  test('gives a reason in whole sentences of both languages, whatever the values', () => {
    fc.assert(
      fc.property(answers, ({ rows }) => {
        for (const explanation of explanations(rows)) {
          const [vi, en] = Language.options.map((language) => lossSentence(explanation, language)) as [string, string]
          for (const text of [vi, en]) {
            expect(text, explanation.node.code).not.toMatch(
              /\bundefined\b|NaN|\[object|null|Infinity|\(\)|\s{2}|,\s*\./,
            )
            expect(text).toMatch(/^\p{Lu}.*\.$/u)
          }
          expect(vi).not.toBe(en)
        }
      }),
      { seed: 7, numRuns: 40 },
    )
  })
})

describe('lost points', () => {
  test('add up exactly to what the maximum has more than the total, largest first', () => {
    fc.assert(
      fc.property(answers, ({ rows }) => {
        const { inputs, exactly, outline } = hueScored(rows, ['x'])
        const lost = lostPoints(inputs, exactly, 0)
        const root = outline.nodes[0]!
        const sum = lost.map((one) => ours(one.lost)).reduce(plus, NOUGHT)
        expect(isEqual(sum, minus(ours(exactly.maximum(root, 0)), ours(exactly.points(root, 0))))).toBe(true)
        const sizes = lost.map((one) => ours(one.lost))
        expect(sizes.every((size, at) => at === 0 || order(sizes[at - 1]!, size) >= 0)).toBe(true)
        const each = hueOutline.leaves.map((node) => ours(explainLeaf(inputs, node, 0).lost)).reduce(plus, NOUGHT)
        expect(isEqual(each, sum)).toBe(true)
      }),
      { seed: 8, numRuns: 60 },
    )
  })
})

function sentence(code: string, given: Record<string, string>, language: Language = 'vi'): string {
  const { inputs } = hueScored(
    Object.entries(given).map(([letter, value]): CriterionRow => ['x', code, letter, value]),
    ['x'],
  )
  return lossSentence(explainLeaf(inputs, nodeAt(hueOutline, code), 0), language)
}

describe('reasons say what an official would', () => {
  test.each<[string, string, Record<string, string>, RegExp]>([
    ['a missing number names the letter and the item', '7.2.1', { a: '10' }, /^Thiếu số liệu b – /],
    ['all missing numbers are named', '5.8.1', {}, /a – .*; ?c – |c – .*; ?a – /],
    ['a divisor of 0', '7.2.1', { a: '0', b: '0' }, /mẫu số bằng 0 \(a – /],
    ['a no', '1.4.1', { v: 'không' }, /«không»/],
    ['a lower level names it and the best', '1.2.1', { v: 'cap-pho' }, /phó.*Thủ trưởng|phó.*thủ trưởng/],
    ['a share', '7.2.1', { a: '400', b: '300' }, /75%.*100%/],
    ['a threshold', '7.1.1', { a: '1000', b: '40' }, /4%.*10%/],
    ['all or nothing', '5.12.2', { a: '4', b: '100' }, /4%.*5%/],
    ['a count', '1.1.1', { n: '3' }, /3.*5/],
    ['full points', '7.2.1', { a: '4', b: '4' }, /điểm tối đa/],
    ['a part above its whole', '7.2.1', { a: '4', b: '5' }, /lớn hơn tổng/],
    ['not applicable', '7.2.1', { a: 'khong-ap-dung' }, /^Không áp dụng/],
  ])('%s', (_, code, given, expected) => expect(sentence(code, given)).toMatch(expected))

  test.each<[string, Record<string, string>, string]>([
    ['5.12.2', { a: '49999', b: '1000000' }, '5%'],
    ['5.11.1', { a: '1000000', b: '799999' }, '80%'],
    ['7.2.1', { a: '1000000', b: '999999' }, '100%'],
    ['7.2.2', { a: '300000', b: '899999' }, '3'],
  ])('%s a hair below what is needed does not claim to have reached it', (code, given, needed) => {
    const { inputs, exactly } = hueScored(
      Object.entries(given).map(([letter, value]): CriterionRow => ['x', code, letter, value]),
      ['x'],
    )
    expect(
      order(ours(exactly.outcome(nodeAt(hueOutline, code), 0).points), fractionOf(nodeAt(hueOutline, code).row.max!)),
    ).toBeLessThan(0)
    for (const language of Language.options) {
      const text = lossSentence(explainLeaf(inputs, nodeAt(hueOutline, code), 0), language)
      const figures = text.match(/\d[\d.,]*%?/g)!.map((figure) => figure.replace(/[.,]0*$/, ''))
      expect(
        figures.filter((figure) => figure === needed),
        text,
      ).toHaveLength(1)
    }
  })
})
