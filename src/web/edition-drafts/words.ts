import { EDITION_EDITOR } from '#text/edition-editor.ts'
import { LANGUAGE } from '../language.ts'

export const words = EDITION_EDITOR[LANGUAGE]
