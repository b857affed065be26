import { CountRule, editionRows } from './counted.ts'
import type { DocumentContext } from './document-context.ts'
import type { ProgrammeDocument } from './document.ts'

/** A document's counts by name ("taskRows", "components.cqs"), each as the list of rows whose length it is. */
export function countedRows(document: ProgrammeDocument, context: DocumentContext): Map<string, object[]> {
  const rules = Object.entries(document.counts?.of ?? {}).flatMap(([name, rule]) => {
    const single = CountRule.safeParse(rule)
    if (single.success) return [[name, single.data] as const]
    return Object.entries(rule).map(([inner, one]) => [`${name}.${inner}`, CountRule.parse(one)] as const)
  })
  return new Map(rules.map(([name, rule]) => [name, rowsOfRule(document, context, rule)]))
}

function rowsOfRule(document: ProgrammeDocument, context: DocumentContext, rule: CountRule): object[] {
  if ('edition' in rule) {
    const outline = context.outlines.get(rule.edition)
    return outline ? editionRows(outline, rule) : []
  }
  const code = rule.code === undefined ? undefined : new RegExp(rule.code, 'u')
  return document[rule.list].filter((row) => {
    const fields = row as Record<string, unknown>
    const fits = Object.entries(rule.where).every(([key, value]) => fields[key] === value)
    return fits && (!code || (typeof fields['code'] === 'string' && code.test(fields['code'])))
  })
}
