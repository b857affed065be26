import { COUNCIL } from '#text/council.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = COUNCIL[LANGUAGE]
