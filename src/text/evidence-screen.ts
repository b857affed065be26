import { evidenceScreenEn } from './evidence-screen-en.ts'
import { evidenceScreenVi, type EvidenceScreenText } from './evidence-screen-vi.ts'
import type { Language } from './language.ts'

/** The sentences of evidence on screen: the viewer, what hangs on a number, the library. */
export const EVIDENCE_SCREEN: Record<Language, EvidenceScreenText> = { vi: evidenceScreenVi, en: evidenceScreenEn }
