import { DOCUMENTS } from '#text/documents.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = DOCUMENTS[LANGUAGE]
