import type { Language } from '#text/language.ts'

/** The language the pages speak; the build leaves the others out. */
export const LANGUAGE: Language = 'vi'
