import { handoverEn } from './handover-en.ts'
import { handoverVi, type HandoverText } from './handover-vi.ts'
import type { Language } from './language.ts'

/** The sentences of a handover on the round desk. */
export const HANDOVER: Record<Language, HandoverText> = { vi: handoverVi, en: handoverEn }
