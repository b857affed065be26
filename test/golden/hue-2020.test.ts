import { describe, expect, test } from 'vitest'
import { isEqual, fractionOf, ours, plus } from '../support/fractions.ts'
import { hueOutline, hueScored, type CriterionRow } from '../support/hue.ts'
import { read } from '../support/repository.ts'
import { nodeAt } from '../support/small-edition.ts'

type Worked = { code: string; max: string; given: [letter: string, value: string][]; points: string }

const worked = read('test/golden/hue-2020/worked.csv')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): Worked => {
    const [code, max, given, points] = line.split(';') as [string, string, string, string]
    return { code, max, given: given.split(' ').map((one) => one.split('=') as [string, string]), points }
  })

test('the worked rows are the criteria of the edition, in printed order', () => {
  expect(worked.map(({ code }) => code)).toEqual(hueOutline.leaves.map(({ code }) => code))
  expect(worked).toHaveLength(109)
})

describe('each criterion, its letters, its maximum and its rule are those of the document', () => {
  test.each(worked)('$code with $given gives $points of $max', ({ code, max, given, points }) => {
    const node = nodeAt(hueOutline, code)
    expect(node.row.max).toBe(max)
    expect(node.leaf!.letters.map(({ name }) => name).sort()).toEqual(given.map(([letter]) => letter).sort())
    const { exactly, status } = hueScored(given.map(([letter, value]): CriterionRow => ['x', code, letter, value]))
    expect(isEqual(ours(exactly.outcome(node, 0).points), fractionOf(points))).toBe(true)
    expect(status('x', code)).toBe('scored')
  })
})

test('the maxima add up to 284', () => {
  expect(isEqual(worked.map(({ max }) => fractionOf(max)).reduce(plus), fractionOf('284'))).toBe(true)
})
