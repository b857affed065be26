import type { Language } from './language.ts'
import { myWorkEn } from './my-work-en.ts'
import { myWorkVi, type MyWorkText } from './my-work-vi.ts'

/** The sentences of everybody's home. */
export const MY_WORK: Record<Language, MyWorkText> = { vi: myWorkVi, en: myWorkEn }
