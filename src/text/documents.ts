import { documentsEn } from './documents-en.ts'
import { documentsVi, type DocumentsText } from './documents-vi.ts'
import type { Language } from './language.ts'

/** The sentences of the pages over the documents, the agencies and the search. */
export const DOCUMENTS: Record<Language, DocumentsText> = { vi: documentsVi, en: documentsEn }
