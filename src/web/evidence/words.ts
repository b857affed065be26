import { EVIDENCE_SCREEN } from '#text/evidence-screen.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these parts. */
export const words = EVIDENCE_SCREEN[LANGUAGE]
