import type { Language } from '#text/language.ts'
import { LANGUAGE } from '../page-language.ts'
import styles from './language-switch.module.css'

/** Each in its own words: whoever looks for a language reads that one. */
const NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' }
const COOKIE = 'laban-ngon-ngu'
const YEAR_S = 31_536_000
const FORGOTTEN_WITHIN_MS = 1000

/** The same page in the other language: its state is in the address, what was typed is in its drafts. */
export function LanguageSwitch() {
  const other: Language = LANGUAGE === 'vi' ? 'en' : 'vi'
  return (
    <button type="button" lang={other} className={styles.switch} onClick={() => void speak(other)}>
      {NAMES[other]}
    </button>
  )
}

async function speak(language: Language): Promise<void> {
  document.cookie = `${COOKIE}=${language}; path=/; max-age=${YEAR_S}; samesite=lax`
  // Without it, or later, the pages of the other language come from the server all the same.
  await Promise.race([forgetShell().catch(() => {}), new Promise((go) => setTimeout(go, FORGOTTEN_WITHIN_MS))])
  location.reload()
}

/** What is kept of the pages for when there is no connection is in this language: it is kept anew. */
async function forgetShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registrations = await navigator.serviceWorker.getRegistrations()
  await Promise.all(registrations.map((one) => one.unregister()))
}
