import { SIGN_IN } from '#text/sign-in.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = SIGN_IN[LANGUAGE]
