import type { Language } from './language.ts'
import { editionEditorEn } from './edition-editor-en.ts'
import { editionEditorVi, type EditionEditorText } from './edition-editor-vi.ts'

/** The sentences of the screens on which editions are written. */
export const EDITION_EDITOR: Record<Language, EditionEditorText> = { vi: editionEditorVi, en: editionEditorEn }
