import { appraisalScreenEn } from './appraisal-screen-en.ts'
import { appraisalScreenVi, type AppraisalScreenText } from './appraisal-screen-vi.ts'
import type { Language } from './language.ts'

/** The sentences of the appraisal pages. */
export const APPRAISAL_SCREEN: Record<Language, AppraisalScreenText> = { vi: appraisalScreenVi, en: appraisalScreenEn }
