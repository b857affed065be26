import type { Language } from './language.ts'
import { systemScreenEn } from './system-screen-en.ts'
import { systemScreenVi, type SystemScreenText } from './system-screen-vi.ts'

export const SYSTEM_SCREEN: Record<Language, SystemScreenText> = { vi: systemScreenVi, en: systemScreenEn }
