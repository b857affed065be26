import { documentContext, documentIds, readDocument } from '#content/programme.ts'
import { countedRows } from '#domain/programme/counted-rows.ts'
import type { DocumentContext } from '#domain/programme/document-context.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { done, type Command } from './command.ts'
import { jsonText } from './print.ts'

type Counts = Record<string, number | Record<string, number>>

export const contentCounts: Command = {
  name: 'content counts',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'Đếm các dòng của từng văn bản; mỗi số là độ dài của một danh sách (xem bằng content list).',
  en: 'Counts the rows of each document; every number is the length of a list (see content list).',
  run: async ({ json }) => {
    const context = documentContext()
    const documents = documentIds().map((id) => readDocument(id))
    const counts = documents.flatMap((one) => (one.counts ? [[one.counts.key, countsOf(one, context)] as const] : []))
    if (json) return done([jsonText(Object.fromEntries(counts))])
    return done(counts.map(([key, of]) => `${key}\t${JSON.stringify(of)}\n`))
  },
}

/** Names with a point are grouped: "components.cqs" stands under "components". */
function countsOf(document: ProgrammeDocument, context: DocumentContext): Counts {
  const counts: Counts = {}
  for (const [name, { length }] of countedRows(document, context)) {
    const [group, inner] = name.split('.') as [string, string | undefined]
    if (inner === undefined) counts[group] = length
    else counts[group] = { ...(counts[group] as Record<string, number> | undefined), [inner]: length }
  }
  return counts
}
