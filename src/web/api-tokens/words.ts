import { API_TOKEN_SCREEN } from '#text/api-token-screen.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences about API tokens. */
export const words = API_TOKEN_SCREEN[LANGUAGE]
