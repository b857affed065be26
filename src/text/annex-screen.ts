import type { Language } from './language.ts'
import { annexScreenEn } from './annex-screen-en.ts'
import { annexScreenVi, type AnnexScreenText } from './annex-screen-vi.ts'

/** The sentences of the screens on which the annex of a decision is read. */
export const ANNEX_SCREEN: Record<Language, AnnexScreenText> = { vi: annexScreenVi, en: annexScreenEn }
