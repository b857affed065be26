import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gathered } from './gathered.ts'

const LIMITS = { atOnce: 1, most: 10, waiting: 100 }

test('everybody gets the answer to their own question, and no group is larger or busier than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(50), { maxLength: 40 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 7 }),
      async (asks, atOnce, most) => {
        let underWay = 0
        const ask = gathered<number, number>(
          async (group) => {
            underWay += 1
            expect(underWay).toBeLessThanOrEqual(atOnce)
            expect(group.length).toBeLessThanOrEqual(most)
            await Promise.resolve()
            underWay -= 1
            return group.map((one) => one * 2)
          },
          { atOnce, most, waiting: 100 },
        )
        expect(await Promise.all(asks.map((one) => ask(one)))).toEqual(asks.map((one) => one * 2))
      },
    ),
  )
})

test('what is asked first goes at once; what is asked meanwhile goes together', async () => {
  const groups: number[][] = []
  const ask = gathered<number, void>(async (group) => {
    groups.push([...group])
    await later()
    return group.map(() => {})
  }, LIMITS)
  await Promise.all([1, 2, 3, 4].map((one) => ask(one)))
  expect(groups).toEqual([[1], [2, 3, 4]])
})

test('a row that cannot be written fails alone', async () => {
  const ask = gathered<number, number>(async (group) => {
    await later()
    if (!group.includes(3)) return group
    throw Object.assign(new Error('three'), { code: '23505' })
  }, LIMITS)
  expect(await said([1, 2, 3, 4].map((one) => ask(one)))).toEqual([1, 2, 'three', 4])
})

test('when the database does not answer, all who wait are told at once, and the next are served', async () => {
  let isThere = false
  const ask = gathered<number, number>(async (group) => {
    await later()
    if (isThere) return group
    isThere = true
    throw new Error('gone')
  }, LIMITS)
  expect(await said([1, 2, 3].map((one) => ask(one)))).toEqual(['gone', 'gone', 'gone'])
  expect(await ask(4)).toBe(4)
})

test('beyond its limit nobody waits', async () => {
  const ask = gathered<number, number>((group) => later().then(() => group), { atOnce: 1, most: 1, waiting: 2 })
  expect(await said([1, 2, 3, 4].map((one) => ask(one)))).toEqual([1, 2, 3, 'unavailable'])
})

function later(): Promise<void> {
  return new Promise((done) => setTimeout(done, 1))
}

async function said(asked: readonly Promise<unknown>[]): Promise<unknown[]> {
  const ends = await Promise.allSettled(asked)
  return ends.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))
}
