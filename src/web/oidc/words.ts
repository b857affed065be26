import { OIDC_SCREEN } from '#text/oidc-screen.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = OIDC_SCREEN[LANGUAGE]
