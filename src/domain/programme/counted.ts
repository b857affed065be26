import { z } from 'zod'
import type { Outline, OutlineNode } from '../edition/outline.ts'
import type { PrintedText } from '../printed-text.ts'

/** The lists of a document, by the names of its schema. */
export const LIST_NAMES = [
  'parts',
  'tasks',
  'owedItems',
  'goals',
  'directives',
  'projects',
  'budget',
  'figures',
  'derived',
  'systems',
  'statements',
  'duties',
  'assignments',
  'communes',
  'standings',
] as const
export const ListName = z.enum(LIST_NAMES)
export type ListName = z.infer<typeof ListName>

/** What a count counts: rows of a list that have the given fields, or rows of an edition. A printed row counts once. */
export const CountRule = z.union([
  z.strictObject({
    list: ListName,
    where: z.record(z.string(), z.union([z.string(), z.boolean()])).default({}),
    /** Only rows whose printed number has this form. */
    code: z.string().optional(),
  }),
  z.strictObject({
    edition: z.string(),
    /** `printed`: all rows, shared ones too; `leaves`: printed leaf rows; `scores`: distinct scores; else a level. */
    rows: z.enum(['printed', 'leaves', 'scores', 'mainIndex', 'component']),
    below: z.string().optional(),
  }),
])
export type CountRule = z.infer<typeof CountRule>

/** A document's counts under one key; a nested object groups counts. */
export const Counts = z.strictObject({
  key: z.string().min(1),
  of: z.record(z.string(), z.union([CountRule, z.record(z.string(), CountRule)])),
})
export type Counts = z.infer<typeof Counts>

/** One printed row of an edition: a node, or a further row that shares a node's score. */
export type EditionRow = {
  readonly id: string
  readonly code: string
  readonly line: number | undefined
  readonly text: PrintedText
}

/** The printed rows of an edition that a rule names. */
export function editionRows(outline: Outline, rule: Extract<CountRule, { edition: string }>): EditionRow[] {
  const top = rule.below === undefined ? undefined : outline.byCode.get(rule.below)
  const nodes = top ? outline.nodes.slice(top.index, top.end) : outline.nodes
  const leaves = nodes.filter((node) => node.leaf)
  if (rule.rows === 'printed') return nodes.flatMap(printedRows)
  if (rule.rows === 'leaves') return leaves.flatMap(printedRows)
  if (rule.rows === 'scores') return leaves.filter((node) => !node.leaf!.unscored).map(rowOf)
  return nodes.filter((node) => node.level === rule.rows).map(rowOf)
}

function printedRows(node: OutlineNode): EditionRow[] {
  return [rowOf(node), ...node.row.also.map(({ code, line, title }) => ({ id: code, code, line, text: title }))]
}

function rowOf({ code, row }: OutlineNode): EditionRow {
  return { id: code, code, line: row.line, text: row.title }
}
