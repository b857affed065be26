import { VERDICT_SCREEN } from '#text/verdict-screen.ts'
import { LANGUAGE } from '../language.ts'

export const words = VERDICT_SCREEN[LANGUAGE]
