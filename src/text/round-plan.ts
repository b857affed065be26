import type { Language } from './language.ts'
import { roundPlanEn } from './round-plan-en.ts'
import { roundPlanVi, type RoundPlanText } from './round-plan-vi.ts'

/** The sentences of planning a round, of its steps, of the dry run and of the holidays. */
export const ROUND_PLAN: Record<Language, RoundPlanText> = { vi: roundPlanVi, en: roundPlanEn }
