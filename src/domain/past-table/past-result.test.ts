import { expect, test } from 'vitest'
import { readEdition, readItems } from '#content/library.ts'
import { editionOf } from '#test/support/small-edition.ts'
import { outlineOf } from '../edition/outline.ts'
import { resultFault, resultNamings } from './past-result.ts'

const HEADS = { points: ['Tổng điểm'], index: ['Chỉ số'], place: ['Xếp hạng'] } as const

test('of plan 222 nobody can have more than its 284 points, nor more in a part than the part has', () => {
  const { outline } = outlineOf(readEdition('hue-2020'), readItems())
  const items = resultNamings(outline, HEADS).map(({ item }) => item)
  const [points, index] = items
  expect(points).toMatchObject({ id: 'points', range: { most: '284' } })
  expect(index!.range).toBeUndefined()
  const stated = (number: string) => resultFault(points!, { kind: 'number', number, typed: number })
  expect([stated('284'), stated('284.01'), stated('999')]).toEqual([
    undefined,
    'points-above-most',
    'points-above-most',
  ])
  // Annex 4 prints 30 points for the first part.
  expect(items.find(({ name }) => name.startsWith('1 '))).toMatchObject({ range: { most: '30' } })
})

test('bonus can be had beyond the maximum, penalty cannot; where a criterion states no maximum nothing is known', () => {
  const leaf = (code: string, more: object) => ({ code, formula: 'a', variables: { a: { item: 'a' } }, ...more })
  const most = (...children: ReturnType<typeof leaf>[]) => {
    const { outline } = outlineOf(editionOf([{ code: '1', children }]), new Map())
    return resultNamings(outline, HEADS)[0]!.item.range?.most
  }
  const [plain, bonus] = [leaf('1.1', { max: 10 }), leaf('1.2', { max: 2.5, outside: 'bonus' })]
  expect(most(plain, bonus, leaf('1.3', { max: 5, outside: 'penalty' }))).toBe('12.5')
  expect(most(plain, leaf('1.2', {}))).toBeUndefined()
})
