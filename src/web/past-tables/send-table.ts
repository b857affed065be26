import { urlOf } from '#contract/client.ts'
import type { OutputOf } from '#contract/operation.ts'
import { pastTables, type PastTableCheck } from '#contract/past-tables.ts'
import { pairsAsText } from '#domain/past-table/choices.ts'
import { jsonOf, sendBytes } from '../evidence/send-bytes.ts'
import { HEADERS, saveAnswer } from '../form-files/send-workbook.ts'
import { LANGUAGE } from '../language.ts'

/** What is said of a table, beside the file. */
export type Choices = {
  readonly sheet?: string
  readonly head?: number
  readonly columns: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
  readonly replace: ReadonlySet<string>
}

export const NOTHING_SAID: Choices = { columns: new Map(), units: new Map(), replace: new Set() }

/** Values that units gave, or results of then. */
export type Holds = 'values' | 'results'

/** For which index set and period, what its figures are, and whose words the file brings. */
export type Into = {
  readonly edition: string
  readonly period: string
  readonly holds: Holds
  readonly account: string
}

export async function checkTable(into: Into, file: File, choices: Choices): Promise<PastTableCheck> {
  const url = urlOf(pastTables.checkPastTable, inputOf(into, choices))
  return (await answerOf(url, into, file)) as PastTableCheck
}

export async function importTable(
  into: Into,
  file: File,
  { accepted, rows, ...choices }: Choices & { readonly accepted: string; readonly rows: 'all' | 'valid' },
): Promise<OutputOf<typeof pastTables.importPastTable>> {
  const url = urlOf(pastTables.importPastTable, { ...inputOf(into, choices), accepted, rows })
  return (await answerOf(url, into, file)) as OutputOf<typeof pastTables.importPastTable>
}

/** Has the workbook back with what is wrong in it, and lets the browser save it. */
export function saveMarkedTable(into: Into, file: File, choices: Choices): Promise<void> {
  return saveAnswer(urlOf(pastTables.markPastTable, { ...inputOf(into, choices), language: LANGUAGE }), file)
}

function inputOf({ edition, period, holds }: Into, { sheet, head, columns, units, replace }: Choices) {
  return {
    ...{
      edition,
      period,
      holds,
      columns: pairsAsText(columns),
      units: pairsAsText(units),
      replace: [...replace].join('_'),
    },
    ...(sheet !== undefined && { sheet }),
    ...(head !== undefined && { head }),
  }
}

async function answerOf(url: string, { account }: Into, body: File): Promise<unknown> {
  return jsonOf(await sendBytes({ method: 'POST', url, headers: HEADERS, body, account }))
}
