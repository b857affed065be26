import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { SentFile } from '#contract/operation.ts'
import { workbookName } from '#text/form-workbook.ts'
import type { Language } from '#text/language.ts'
import { today } from '../organisations/register.ts'
import type { AskedForm } from './form-now.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook as it is sent. */
export function workbookFile(
  bytes: Uint8Array,
  { unit, key }: AskedForm,
  { language, withFaults }: { readonly language: Language; readonly withFaults: boolean },
): SentFile {
  const about = { unit: unit.name, period: key.period, day: today(), withFaults }
  return {
    mediaType: XLSX,
    name: workbookName(about, language),
    isShown: false,
    tag: createHash('sha256').update(bytes).digest('hex').slice(0, 32),
    bytes: bytes.length,
    open: () => Readable.from([bytes]),
  }
}
