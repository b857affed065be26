import { documentIds, readDocument } from '#content/programme.ts'
import { partyRolesOf } from '#domain/programme/check-references.ts'
import { ListName } from '#domain/programme/counted.ts'
import type { Party } from '#domain/programme/document-row.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { done, Misuse, optional, type Command, type Options, type Output } from './command.ts'
import { jsonText } from './print.ts'

export const contentList: Command = {
  name: 'content list',
  usage: 'KIND [--document D]',
  positionals: 1,
  options: [{ name: 'document', argument: 'D', vi: 'chỉ một văn bản', en: 'one document only' }],
  vi: `Liệt kê các dòng của văn bản theo loại: ${ListName.options.join(', ')}.`,
  en: `Lists rows of the documents by kind: ${ListName.options.join(', ')}.`,
  run: listRows,
}

async function listRows(options: Options): Promise<Output> {
  const kind = ListName.safeParse(options.positionals[0])
  if (!kind.success)
    throw new Misuse(
      `không có loại «${options.positionals[0]}»; có: ${ListName.options.join(', ')}`,
      `there is no kind "${options.positionals[0]}"; there are: ${ListName.options.join(', ')}`,
    )
  const rows = askedDocuments(options).flatMap((document) => document[kind.data].map((row) => listed(document, row)))
  if (options.json) return done([jsonText(rows)])
  return done(
    rows.map(
      (row) =>
        `${row.document}:${row.line ?? ''}\t${row.code ?? ''}\t${row.text ?? ''}\t${row.parties.map((party) => party.text).join('; ')}\t${row.dates.join('; ')}\n`,
    ),
  )
}

function askedDocuments(options: Options): ProgrammeDocument[] {
  const id = optional(options, 'document')
  if (id !== undefined && !documentIds().includes(id))
    throw new Misuse(
      `không có văn bản «${id}»; có: ${documentIds().join(', ')}`,
      `there is no document "${id}"; there are: ${documentIds().join(', ')}`,
    )
  return (id === undefined ? documentIds() : [id]).map((one) => readDocument(one))
}

/** A row with what every row is asked for first, then all of its own fields. */
function listed(document: ProgrammeDocument, row: object) {
  const fields = printedRow(document, row) as {
    line?: number
    code?: string
    text?: { text: string }
    title?: { text: string }
    time?: { text: { text: string } }
    issuedOn?: string
    asOf?: string
    deadline?: { text: { text: string } }
  }
  const parties = rolesOf(document, row).map(([role, party]) => ({
    role,
    text: party.text.text,
    organisations: party.organisations,
    kinds: party.kinds,
  }))
  const dates = [fields.time?.text.text, fields.issuedOn, fields.asOf, fields.deadline?.text.text].filter(
    (date) => date !== undefined,
  )
  return {
    document: document.id,
    article: articleOf(document, row),
    line: fields.line,
    code: fields.code,
    text: (fields.text ?? fields.title)?.text,
    parties,
    dates,
    row,
  }
}

/** A derived figure stands where the figure does that prints it. */
function printedRow(document: ProgrammeDocument, row: object): object {
  const { formula, printed } = row as { formula?: string; printed?: string }
  return (formula !== undefined && document.figures.find((figure) => figure.id === printed)) || row
}

/** The parties of a row by role; a task in an agency's annex is led by the annex's owner. */
function rolesOf(document: ProgrammeDocument, row: object): (readonly [string, Party])[] {
  const named = partyRolesOf(row)
  const owner = document.parts.find((part) => part.id === (row as { part?: string }).part)?.owner
  return owner && !named.some(([role]) => role === 'lead') ? [['owner', owner], ...named] : named
}

/** "Phụ lục 1, 2": the part by its printed code or title, and the row's own number. */
function articleOf(document: ProgrammeDocument, row: object): string | undefined {
  const { part: id, code } = row as { part?: string; code?: string }
  const part = document.parts.find((one) => one.id === id)
  const words = [part && (part.code ?? part.title.text), code].filter((word) => word !== undefined)
  return words.length > 0 ? words.join(', ') : undefined
}
