import { SYSTEM_SCREEN } from '#text/system-screen.ts'
import { LANGUAGE } from '../language.ts'

export const words = SYSTEM_SCREEN[LANGUAGE]
