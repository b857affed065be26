import type { WorkbookCheck } from '#contract/form-files.ts'
import type { SentFile } from '#contract/operation.ts'
import { rowFaultText } from '#text/form-workbook.ts'
import type { Language } from '#text/language.ts'
import type { Call } from '../call.ts'
import type { FormKey } from '../forms/show-form.ts'
import type { ValueDeps } from '../values/deps.ts'
import { askedForm, formNow } from './form-now.ts'
import { checkOf, plannedWorkbook } from './planned-workbook.ts'
import { receivedWorkbook } from './received-workbook.ts'
import { workbookFile } from './workbook-file.ts'
import { markedWorkbook, readWorkbook } from './workbook-thread.ts'

/** What a workbook would do to the form, cell by cell; nothing is written. */
export async function checkFormWorkbook(deps: ValueDeps, key: FormKey, call: Call): Promise<WorkbookCheck> {
  const { read, asked, now, planned } = await looked(deps, key, call)
  return checkOf(deps, planned, asked, now, { ...read, call })
}

/** The workbook that came, with a column and comments that say what is wrong in it. */
export async function markFormWorkbook(
  deps: ValueDeps,
  { language, ...key }: FormKey & { readonly language: Language },
  call: Call,
): Promise<SentFile> {
  const { bytes, asked, planned } = await looked(deps, key, call)
  const marks = planned.rows.flatMap(({ row, column, fault }) =>
    fault ? [{ row, column, said: rowFaultText(fault, language) }] : [],
  )
  return workbookFile(await markedWorkbook(bytes, marks, language), asked, { language, withFaults: true })
}

async function looked(deps: ValueDeps, key: FormKey, call: Call) {
  const bytes = await receivedWorkbook(call)
  const read = await readWorkbook(bytes)
  const asked = await askedForm(deps, key)
  const now = await formNow(deps.db, asked)
  return { bytes, read, asked, now, planned: plannedWorkbook(read, bytes, asked, now) }
}
