import { APPRAISAL_SCREEN } from '#text/appraisal-screen.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = APPRAISAL_SCREEN[LANGUAGE]
