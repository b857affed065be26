import { NATIONAL_PLACES } from '#text/national-places.ts'
import { OVERVIEW } from '#text/overview.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = OVERVIEW[LANGUAGE]

/** Those with which a place is stated. */
export const stating = NATIONAL_PLACES[LANGUAGE]
