import { OVERVIEW } from '#text/overview.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = OVERVIEW[LANGUAGE]
