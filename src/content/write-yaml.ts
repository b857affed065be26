import { Document, isMap, visit } from 'yaml'
import type { Edition, Node, Variable } from '#domain/edition/definition.ts'
import { digitsOf } from '#domain/decimal.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { PrintedText } from '#domain/printed-text.ts'

/** An edition as a file of the content folder: the same definition always gives the same bytes, and reads back to it. */
export function editionYaml(edition: Edition): string {
  const document = new Document(plainEdition(edition), { aliasDuplicateObjects: false })
  visit(document, {
    Pair: (_, { key, value }) => {
      const isShort = FLOW.includes(String((key as { value: unknown }).value))
      if (isShort && typeof value === 'object' && value !== null && 'items' in value)
        Object.assign(value, { flow: true })
    },
    Map: (_, map, path) => {
      const parent = path.at(-2)
      const isExample = parent !== undefined && 'key' in parent && String(parent.key) === 'examples'
      if (isMap(map) && isExample) map.flow = true
    },
  })
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true })
}

/** Lists and maps that stand on one line. */
const FLOW: readonly string[] = ['appliesTo', 'lead', 'providers', 'explains', 'printedCount', 'range']

/** Without what a reader puts in by itself, in the order of the schema. */
function plainEdition({ id, indexSet, title, source, number, issuedBy, issuedOn, article, ...rest }: Edition) {
  return {
    ...{ id, indexSet, title, source, number, issuedBy, issuedOn, article },
    ...unless(rest.completeness, 'criteria', 'completeness'),
    ...(rest.rankBy !== undefined && { rankBy: rest.rankBy }),
    ...filled('bands', rest.bands ?? []),
    ...filled('notes', rest.notes.map(plainNote)),
    ...filled('lenses', rest.lenses),
    ...filled('items', rest.items.map(plainItem)),
    nodes: rest.nodes.map(plainNode),
  }
}

function plainNode(node: Node): Record<string, unknown> {
  const { title, rule, remark, notes, also, unscored, assessedBy, variables, require, examples, children, ...plain } =
    node
  const { code, printedCode, level, line, article, printedMax, printedCount, ...other } = plain
  const { appliesTo, outside, limit, lead, max, formula, evidence } = other
  return said({
    ...{ code, printedCode, level, title: plainText(title), line, article, printedMax, printedCount },
    remark: remark && plainText(remark),
    ...filled('notes', notes.map(plainNote)),
    ...{ appliesTo, outside, limit, lead },
    ...filled(
      'also',
      also.map((row) => said({ ...row, title: plainText(row.title) })),
    ),
    max,
    ...unless(unscored, false, 'unscored'),
    ...unless(assessedBy, 'self', 'assessedBy'),
    rule: rule && plainText(rule),
    formula,
    ...filled('variables', variables, (all) =>
      Object.fromEntries(Object.entries(all).map(([name, one]) => [name, plainVariable(one)])),
    ),
    ...filled('require', require),
    ...filled(
      'examples',
      examples.map(({ given, points }) => ({ given: plainGiven(given), points })),
    ),
    evidence,
    children: children?.map(plainNode),
  })
}

function plainVariable({ item, of, combine, period, printed, line }: Variable): Record<string, unknown> {
  return said({
    item,
    ...unless(of, 'own', 'of'),
    ...unless(combine, 'none', 'combine'),
    ...unless(period, 'same', 'period'),
    printed: printed && plainText(printed),
    line,
  })
}

function plainItem({ overTime, overUnits, providers, ...item }: DataItem): Record<string, unknown> {
  const { id, name, definition, kind, unit, partOf, options, range, verifier, replaces } = item
  return said({
    ...{ id, name, definition, kind, unit },
    ...unless(overTime, 'stock', 'overTime'),
    ...unless(overUnits, 'none', 'overUnits'),
    ...{ partOf, options, range },
    ...filled('providers', providers),
    ...{ verifier, replaces },
  })
}

function plainNote({ explains, vi, en }: { readonly explains: readonly string[]; vi: string; en: string }) {
  return { ...filled('explains', explains), vi, en }
}

function plainText({ text, printed }: PrintedText): string | PrintedText {
  return printed === undefined ? text : { text, printed }
}

/** A bare number that would lose digits when it is read is written as text. */
function plainGiven(given: Readonly<Record<string, string | number | boolean>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const isLong =
        typeof value === 'number' && (digitsOf(String(value)) > MOST_BARE_DIGITS || /e/.test(String(value)))
      return [name, isLong ? String(value) : value]
    }),
  )
}

const MOST_BARE_DIGITS = 15

function said(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}

function unless<Value>(value: Value, usual: Value, key: string): Record<string, Value> {
  return value === usual ? {} : { [key]: value }
}

function filled<Value extends object>(
  key: string,
  value: Value,
  plain: (value: Value) => unknown = (same) => same,
): Record<string, unknown> {
  return Object.keys(value).length === 0 ? {} : { [key]: plain(value) }
}
