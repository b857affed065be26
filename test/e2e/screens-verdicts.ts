import type { Screen } from './screen.ts'

const VERIFIER = 'xac-minh'

/** What verifiers look at. */
export const SCREENS_OF_VERIFIERS: Record<string, Screen> = {
  '/xac-minh': {
    filled: () => ({ path: '/xac-minh?ky=2022', as: VERIFIER }),
    empty: () => ({ path: '/xac-minh?ky=2022&tim=khong-co-don-vi-nao', as: VERIFIER }),
    error: 'answers fail',
  },
}
