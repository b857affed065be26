import type { Language } from './language.ts'
import { signInEn } from './sign-in-en.ts'
import { signInVi, type SignInText } from './sign-in-vi.ts'

/** The sentences of the pages by which people come in, and of their own account. */
export const SIGN_IN: Record<Language, SignInText> = { vi: signInVi, en: signInEn }
