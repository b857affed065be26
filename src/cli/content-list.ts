import { documentContext, documentIds, readDocument } from '#content/programme.ts'
import { partyRolesOf } from '#domain/programme/check-references.ts'
import { ListName } from '#domain/programme/counted.ts'
import { countedRows } from '#domain/programme/counted-rows.ts'
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
  const kind = options.positionals[0]!
  const lists = askedDocuments(options).map((document) => ({ document, list: listOf(document, kind) }))
  if (lists.every(({ list }) => list === undefined)) throw unknownKind(kind)
  const rows = lists.flatMap(({ document, list = [] }) => list.map((row) => listed(document, row)))
  if (options.json) return done([jsonText(rows)])
  return done(
    rows.map(
      (row) =>
        `${row.document}:${row.line ?? ''}\t${row.code ?? ''}\t${row.text ?? ''}\t${row.parties.map((party) => party.text).join('; ')}\t${row.dates.join('; ')}\n`,
    ),
  )
}

/** The rows that a document counts under a name ("taskRows"), else a list of its schema ("tasks"). */
function listOf(document: ProgrammeDocument, kind: string): readonly object[] | undefined {
  const counted = namesIn(document).includes(kind) ? countedRows(document, documentContext()).get(kind) : undefined
  const name = ListName.safeParse(kind)
  return counted ?? (name.success ? document[name.data] : undefined)
}

function namesIn(document: ProgrammeDocument): string[] {
  return Object.entries(document.counts?.of ?? {}).flatMap(([name, rule]) =>
    'list' in rule || 'edition' in rule ? [name] : Object.keys(rule).map((inner) => `${name}.${inner}`),
  )
}

function unknownKind(kind: string): Misuse {
  const counted = documentIds().flatMap((id) => namesIn(readDocument(id)))
  const known = [...new Set([...ListName.options, ...counted])].join(', ')
  return new Misuse(`không có loại «${kind}»; có: ${known}`, `there is no kind "${kind}"; there are: ${known}`)
}

/** By id, or by the key that the document's counts stand under. */
function askedDocuments(options: Options): ProgrammeDocument[] {
  const id = optional(options, 'document')
  const documents = documentIds().map((one) => readDocument(one))
  const asked = documents.filter((one) => id === undefined || one.id === id || one.counts?.key === id)
  if (asked.length > 0) return asked
  const known = documentIds().join(', ')
  throw new Misuse(`không có văn bản «${id}»; có: ${known}`, `there is no document "${id}"; there are: ${known}`)
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
