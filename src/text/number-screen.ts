import type { Language } from './language.ts'
import { numberScreenEn } from './number-screen-en.ts'
import { numberScreenVi, type NumberScreenText } from './number-screen-vi.ts'

/** The sentences of the page of one number. */
export const NUMBER_SCREEN: Record<Language, NumberScreenText> = { vi: numberScreenVi, en: numberScreenEn }
