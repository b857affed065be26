import { describe, expect, test } from 'vitest'
import { TARGETS } from './targets.ts'

const CASES = 5000
// Another seed tries other cases: FUZZ_SEED=7 npx vitest run --project unit test/fuzz/fuzz.test.ts
const SEED = Number(process.env['FUZZ_SEED'] ?? 222)

describe('whatever people write is read or refused with its place and a sentence, never thrown at them', () => {
  test.each(TARGETS)('$name', async ({ run, share }) => {
    const { cases, failures } = await run({ seed: SEED, count: (CASES * share) / 100 })
    expect(failures).toEqual([])
    expect(cases).toBe((CASES * share) / 100)
  })

  test('the shares make up all cases', () => {
    expect(TARGETS.reduce((sum, { share }) => sum + share, 0)).toBe(100)
  })
})
