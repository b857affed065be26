import type { Language } from './language.ts'
import { roundDeskEn } from './round-desk-en.ts'
import { roundDeskVi, type RoundDeskText } from './round-desk-vi.ts'

/** The sentences of the rounds and of the desk of one. */
export const ROUND_DESK: Record<Language, RoundDeskText> = { vi: roundDeskVi, en: roundDeskEn }
