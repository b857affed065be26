import type { Screen } from './screen.ts'

const LEADER = 'lanh-dao-tinh'

/** What leaders look at; whoever sees no round sees none here. */
export const SCREENS_OF_LEADERS: Record<string, Screen> = {
  '/tong-quan': {
    filled: ({ judgedRound }) => ({ path: `/tong-quan?dot=${judgedRound}`, as: LEADER }),
    empty: () => ({ path: '/tong-quan', as: 'xac-minh' }),
    error: 'answers fail',
  },
  '/tong-quan/bang-nhiet': {
    filled: ({ judgedRound }) => ({ path: `/tong-quan/bang-nhiet?dot=${judgedRound}&chia-theo=component`, as: LEADER }),
    empty: ({ judgedRound }) => ({ path: `/tong-quan/bang-nhiet?dot=${judgedRound}&tim=khong-co`, as: LEADER }),
    error: 'answers fail',
  },
}
