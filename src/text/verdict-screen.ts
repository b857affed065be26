import { VERDICT_SCREEN_EN } from './verdict-screen-en.ts'
import { VERDICT_SCREEN_VI } from './verdict-screen-vi.ts'

export const VERDICT_SCREEN = { vi: VERDICT_SCREEN_VI, en: VERDICT_SCREEN_EN } as const
