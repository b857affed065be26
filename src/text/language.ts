import { z } from 'zod'

export const Language = z.enum(['vi', 'en'])
export type Language = z.infer<typeof Language>

/** What a sentence needs to name: by key, as text or number. */
export type Params = Readonly<Record<string, string | number>>

/** One sentence in both languages. */
export type Bilingual = { readonly vi: (params: Params) => string; readonly en: (params: Params) => string }

/** Decimal text as the language writes it: "1234.5" → "1.234,5" in Vietnamese; fractions ("2/3") stay as they are. */
export function numberText(decimal: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!match) return decimal
  const [, sign, whole, rest] = match
  const [group, mark] = language === 'vi' ? ['.', ','] : [',', '.']
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, group)
  return `${sign}${grouped}${rest === undefined ? '' : mark + rest}`
}

/** "1234567" → "1,2 MB": sizes of files in sentences, rounded up so that too much never reads as just enough. */
export function sizeText(bytes: string | number | undefined, language: Language): string {
  const tenths = String(Math.ceil(Number(bytes) / 104857.6) / 10)
  return `${numberText(tenths, language)} MB`
}
