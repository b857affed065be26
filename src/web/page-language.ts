import type { Language } from '#text/language.ts'

// The build writes it in: each language is a build of its own.
declare const __PAGE_LANGUAGE__: Language | undefined

/** The language the pages speak; the build leaves the others out. */
export const LANGUAGE: Language = typeof __PAGE_LANGUAGE__ === 'undefined' ? 'vi' : __PAGE_LANGUAGE__
