import { entryEn } from './entry-en.ts'
import { entryVi, type EntryText } from './entry-vi.ts'
import type { Language } from './language.ts'

/** The sentences of the entry forms. */
export const ENTRY: Record<Language, EntryText> = { vi: entryVi, en: entryEn }
