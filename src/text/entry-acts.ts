import { entryActsEn } from './entry-acts-en.ts'
import { entryActsVi, type EntryActsText } from './entry-acts-vi.ts'
import type { Language } from './language.ts'

/** What may be done in an entry form beside typing. */
export const ENTRY_ACTS: Record<Language, EntryActsText> = { vi: entryActsVi, en: entryActsEn }
