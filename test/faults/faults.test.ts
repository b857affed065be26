import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAULTS, ITEMS_EACH, OFFICERS } from './all-faults.ts'
import { provincePattern, type ProvincePattern } from './province-folder.ts'

// The short form of `npm run prove:faults`.
const EXTENT = { kills: 1, awayMs: 3000 }
const WITHIN_MS = 240_000

let pattern: ProvincePattern

beforeAll(async () => {
  pattern = await provincePattern(OFFICERS, ITEMS_EACH)
}, WITHIN_MS)
afterAll(() => pattern.remove())

test.each(Object.entries(FAULTS))(
  'when %s, nothing is lost and it goes on without hands',
  async (_name, bringAbout) => {
    expect((await bringAbout(pattern, EXTENT)).faults).toEqual([])
  },
  WITHIN_MS,
)
