import exceljs from 'exceljs'
import { urlOf } from '#contract/client.ts'
import type { InputOf, Operation } from '#contract/operation.ts'
import type { Problem } from '#contract/refusal.ts'
import type { Province } from './province.ts'

/** A workbook of one sheet, as a person would fill it in. */
export async function workbookOf(rows: readonly (readonly (string | number | Date | null)[])[]): Promise<Buffer> {
  const workbook = new exceljs.Workbook()
  workbook.addWorksheet('Danh sách').addRows(rows.map((row) => [...row]))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

export type Sent<Output> = { readonly status: number; readonly body: Output & Partial<Problem> }

/** Sends a file to an operation that takes bytes. */
export async function sendFile<Op extends Operation, Output>(
  { app }: Pick<Province, 'app'>,
  cookie: string,
  operation: Op,
  input: InputOf<Op>,
  bytes: Buffer,
): Promise<Sent<Output>> {
  const headers = { 'content-type': 'application/octet-stream', cookie }
  const answer = await app.inject({ method: 'POST', url: urlOf(operation, input), headers, payload: bytes })
  return { status: answer.statusCode, body: answer.json() }
}
