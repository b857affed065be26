import type { Language } from './language.ts'
import { webEn } from './web-en.ts'
import { webVi, type WebText } from './web-vi.ts'

/** The sentences of the pages. */
export const WEB: Record<Language, WebText> = { vi: webVi, en: webEn }
