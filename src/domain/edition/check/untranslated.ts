import { SEVERITY, type Finding } from '../finding.ts'
import type { Outline } from '../outline.ts'

/** A title that is the same in both languages stands in English pages and files as it is: a copy begins so. */
export function untranslated({ edition: { title } }: Outline): Finding[] {
  const code = 'title-untranslated'
  return title.vi === title.en ? [{ code, severity: SEVERITY[code], params: { title: title.vi } }] : []
}
