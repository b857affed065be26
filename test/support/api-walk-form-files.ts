import { urlOf } from '#contract/client.ts'
import { formFiles } from '#contract/form-files.ts'
import { filled } from './form-workbook.ts'
import type { Province } from './province.ts'

/** A form's workbook as somebody filled it in: a foreign program reads answers as text. */
export async function filledWorkbook(
  { app }: Province,
  form: Readonly<Record<string, unknown>>,
  cookie: string,
  values: Readonly<Record<string, number>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const url = urlOf(formFiles.downloadFormWorkbook, form as never)
  const { rawPayload } = await app.inject({ method: 'GET', url, headers: { cookie } })
  return new Uint8Array(await filled(new Uint8Array(rawPayload), values))
}
