import { NUMBER_SCREEN } from '#text/number-screen.ts'
import { LANGUAGE } from '../language.ts'

export const words = NUMBER_SCREEN[LANGUAGE]
