import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS_EACH, ROUND_FAULTS } from './all-round-faults.ts'
import { AROUND_THE_END, deadline } from './deadline.ts'
import { roundPattern, type RoundPattern } from './round-folder.ts'

// The short forms of `npm run prove:round-faults` and `prove:deadline`.
const KILLS = 1
const WITHIN_MS = 240_000

let pattern: RoundPattern

beforeAll(async () => {
  pattern = await roundPattern(KILLS * MEMBERS_EACH)
}, WITHIN_MS)
afterAll(() => pattern.remove())

test.each(Object.entries(ROUND_FAULTS))(
  'when %s, nothing is lost and nothing is half done',
  async (_name, bringAbout) => {
    expect((await bringAbout(pattern, { kills: KILLS })).faults).toEqual([])
  },
  WITHIN_MS,
)

test(
  'of forty who submit around the end, each is clearly in or out',
  async () => {
    const run = await deadline(pattern, AROUND_THE_END)
    expect(run.faults).toEqual([])
    expect(run.in + run.out).toBe(pattern.heads.length)
    expect([run.in > 0, run.out > 0]).toEqual([true, true])
  },
  WITHIN_MS,
)
