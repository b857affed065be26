import type { Language } from './language.ts'
import { oidcScreenEn } from './oidc-screen-en.ts'
import { oidcScreenVi, type OidcScreenText } from './oidc-screen-vi.ts'

export const OIDC_SCREEN: Record<Language, OidcScreenText> = { vi: oidcScreenVi, en: oidcScreenEn }
