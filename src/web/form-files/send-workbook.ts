import { CallError, urlOf } from '#contract/client.ts'
import { formFiles, WorkbookCheck } from '#contract/form-files.ts'
import type { OutputOf } from '#contract/operation.ts'
import { Problem } from '#contract/refusal.ts'
import type { FormKey } from '../entry/queries.ts'
import { jsonOf, sendBytes } from '../evidence/send-bytes.ts'
import { LANGUAGE } from '../language.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const HEADERS = { 'content-type': XLSX }

/** Whose form, and whose words the file brings. */
export type Into = { readonly key: FormKey; readonly account: string }

export async function checkWorkbook({ key, account }: Into, file: File): Promise<WorkbookCheck> {
  const url = urlOf(formFiles.checkFormWorkbook, key)
  return WorkbookCheck.parse(jsonOf(await sendBytes({ method: 'POST', url, headers: HEADERS, body: file, account })))
}

export async function importWorkbook(
  { key, account }: Into,
  file: File,
  how: { readonly accepted: string; readonly rows: 'all' | 'valid' },
): Promise<number> {
  const url = urlOf(formFiles.importFormWorkbook, { ...key, ...how })
  // The pages hold no schema of an operation's answer.
  const answer = jsonOf(await sendBytes({ method: 'POST', url, headers: HEADERS, body: file, account }))
  return (answer as OutputOf<typeof formFiles.importFormWorkbook>).written
}

/** Has the workbook back with what is wrong in it, and lets the browser save it. */
export function saveMarkedWorkbook({ key }: Into, file: File): Promise<void> {
  return saveAnswer(urlOf(formFiles.markFormWorkbook, { ...key, language: LANGUAGE }), file)
}

/** Sends a workbook and lets the browser save the one that comes back. */
export async function saveAnswer(url: string, file: File): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers: HEADERS, body: file }).catch((error: unknown) => {
    throw error instanceof DOMException ? error : new CallError('unreachable')
  })
  if (!response.ok) throw problemOf(await response.json().catch(() => undefined))
  const address = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: nameIn(response) })
  link.click()
  URL.revokeObjectURL(address)
}

function nameIn({ headers }: Response): string {
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '') ?? []
  return decodeURIComponent(name)
}

function problemOf(answer: unknown): CallError {
  const problem = Problem.safeParse(answer)
  return problem.success
    ? new CallError(problem.data.code, problem.data.requestId, problem.data.details)
    : new CallError('internal')
}
