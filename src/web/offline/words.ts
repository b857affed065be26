import { OFFLINE } from '#text/offline.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of working without a connection. */
export const words = OFFLINE[LANGUAGE]
