import { documentContext, documentIds, readDocument } from '#content/programme.ts'
import { CountRule, editionCount } from '#domain/programme/counted.ts'
import type { DocumentContext } from '#domain/programme/document-context.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { done, type Command } from './command.ts'
import { jsonText } from './print.ts'

export const contentCounts: Command = {
  name: 'content counts',
  usage: '',
  positionals: 0,
  options: [],
  vi: 'Đếm các dòng của từng văn bản; mỗi số là độ dài của một danh sách.',
  en: 'Counts the rows of each document; every number is the length of a list.',
  run: async ({ json }) => {
    const context = documentContext()
    const counts = Object.fromEntries(
      documentIds()
        .map((id) => readDocument(id))
        .flatMap((document) => (document.counts ? [[document.counts.key, countsOf(document, context)]] : [])),
    )
    if (json) return done([jsonText(counts)])
    return done(Object.entries(counts).map(([key, of]) => `${key}\t${JSON.stringify(of)}\n`))
  },
}

function countsOf(document: ProgrammeDocument, context: DocumentContext): object {
  return Object.fromEntries(
    Object.entries(document.counts!.of).map(([name, rule]) => {
      const single = CountRule.safeParse(rule)
      if (single.success) return [name, counted(document, context, single.data)]
      return [
        name,
        Object.fromEntries(
          Object.entries(rule).map(([inner, one]) => [inner, counted(document, context, CountRule.parse(one))]),
        ),
      ]
    }),
  )
}

function counted(document: ProgrammeDocument, context: DocumentContext, rule: CountRule): number {
  if ('edition' in rule) {
    const outline = context.outlines.get(rule.edition)
    return outline ? editionCount(outline, rule) : 0
  }
  const code = rule.code === undefined ? undefined : new RegExp(rule.code, 'u')
  return document[rule.list].filter((row) => {
    const fields = row as Record<string, unknown>
    const fits = Object.entries(rule.where).every(([key, value]) => fields[key] === value)
    return fits && (!code || (typeof fields['code'] === 'string' && code.test(fields['code'])))
  }).length
}
