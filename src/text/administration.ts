import { ADMINISTRATION_ACCOUNTS } from './administration-accounts.ts'
import { administrationEn } from './administration-en.ts'
import { administrationVi, type AdministrationText } from './administration-vi.ts'
import type { Language } from './language.ts'

type Text = AdministrationText & (typeof ADMINISTRATION_ACCOUNTS)['vi']

/** The sentences of the pages of those who keep organisations and accounts. */
export const ADMINISTRATION: Record<Language, Text> = {
  vi: { ...administrationVi, ...ADMINISTRATION_ACCOUNTS.vi },
  en: { ...administrationEn, ...ADMINISTRATION_ACCOUNTS.en },
}
