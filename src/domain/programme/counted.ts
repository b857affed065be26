import { z } from 'zod'
import type { Outline } from '../edition/outline.ts'

/** The lists of a document, by the names of its schema. */
export const ListName = z.enum([
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
])
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

/** The rows of an edition that a rule names. */
export function editionCount(
  outline: Outline,
  rule: { rows: 'printed' | 'leaves' | 'scores' | 'mainIndex' | 'component'; below?: string | undefined },
): number {
  const top = rule.below === undefined ? undefined : outline.byCode.get(rule.below)
  const nodes = top ? outline.nodes.slice(top.index, top.end) : outline.nodes
  const leaves = nodes.filter((node) => node.leaf)
  const printed = (list: typeof nodes): number => list.reduce((sum, node) => sum + 1 + node.row.also.length, 0)
  if (rule.rows === 'printed') return printed(nodes)
  if (rule.rows === 'leaves') return printed(leaves)
  if (rule.rows === 'scores') return leaves.filter((node) => !node.leaf!.unscored).length
  return nodes.filter((node) => node.level === rule.rows).length
}
