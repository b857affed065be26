import { z } from 'zod'
import { Decimal } from '../written-decimal.ts'
import { EvidenceKind } from '../evidence/evidence.ts'
import { DataItem } from '../item/data-item.ts'
import { OrganisationKind } from '../organisation/organisation.ts'
import { PrintedText, Sentence } from '../printed-text.ts'
import { Slug } from '../slug.ts'
import { FindingCode } from './finding-code.ts'

export const NodeLevel = z.enum(['pillar', 'mainIndex', 'component', 'criterion'])
export type NodeLevel = z.infer<typeof NodeLevel>

export const AssessedBy = z.enum(['self', 'survey', 'online', 'expert', 'source'])
export type AssessedBy = z.infer<typeof AssessedBy>

/** Whose value a variable reads: the reader's own, its parent's, its province's, the nation's, or its group's. */
export const VariableOf = z.enum(['own', 'parent', 'province', 'nation', 'group'])
export type VariableOf = z.infer<typeof VariableOf>

/** How the values of several subjects become one; `none` takes the subject's own value. */
export const Combine = z.enum(['none', 'sum', 'mean', 'max'])
export type Combine = z.infer<typeof Combine>

export const VariablePeriod = z.enum(['same', 'previous', 'year-to-date'])
export type VariablePeriod = z.infer<typeof VariablePeriod>

export const NodeCode = z.string().regex(/^[\p{L}\d]+(\.[\p{L}\d]+)*$/u, { error: 'not-a-code' })

/** A line of the document's text, counted from 1. */
export const Line = z.int().positive()

/** A remark of ours at the place, in both languages; `explains` names the kinds of finding it accounts for. */
export const Note = z.strictObject({ explains: z.array(FindingCode).default([]), ...Sentence.shape })
export type Note = z.infer<typeof Note>

/** A criterion's letter bound to an item; `printed` is the letter's own definition in the document. */
export const Variable = z.strictObject({
  item: Slug.optional(),
  of: VariableOf.default('own'),
  combine: Combine.default('none'),
  period: VariablePeriod.default('same'),
  printed: PrintedText.optional(),
  line: Line.optional(),
})
export type Variable = z.infer<typeof Variable>

/** Given values → points, to the exact decimal or fraction ("2/3"). Run before an edition can be issued. */
export const Example = z.strictObject({
  given: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  points: z.union([z.string().regex(/^-?\d+(\.\d+)?$|^-?\d+\/\d+$/), z.number()]).transform(String),
})
export type Example = z.infer<typeof Example>

/** What must lie beside the values of a criterion. */
export const EvidenceDemand = z.strictObject({ kind: EvidenceKind })
export type EvidenceDemand = z.infer<typeof EvidenceDemand>

/** A further printed row that shares this leaf's score. */
export const SharedRow = z.strictObject({ code: NodeCode, title: PrintedText, line: Line.optional() })
export type SharedRow = z.infer<typeof SharedRow>

/** What a bonus or penalty node may add or take at most. */
export const Outside = z.enum(['bonus', 'penalty'])
export type Outside = z.infer<typeof Outside>

const nodeShape = {
  code: NodeCode,
  /** The code as the document misprints it; accepted as an alias. */
  printedCode: NodeCode.optional(),
  level: NodeLevel.optional(),
  title: PrintedText,
  line: Line.optional(),
  /** Where the document says it; by default the edition's article and the code. */
  article: z.string().min(1).optional(),
  /** The maximum the document prints on this row; on a leaf that is `max` unless said otherwise. */
  printedMax: Decimal.optional(),
  /** How many rows of a level the document says are below this one. */
  printedCount: z.partialRecord(NodeLevel, z.int().nonnegative()).optional(),
  /** The document's own "Ghi chú" column. */
  remark: PrintedText.optional(),
  notes: z.array(Note).default([]),
  appliesTo: z.array(OrganisationKind).min(1).optional(),
  outside: Outside.optional(),
  limit: Decimal.optional(),
  lead: z.array(Slug).optional(),
  also: z.array(SharedRow).default([]),
  max: Decimal.optional(),
  unscored: z.boolean().default(false),
  assessedBy: AssessedBy.default('self'),
  /** The document's own "Cách tính điểm" column. */
  rule: PrintedText.optional(),
  formula: z.string().optional(),
  variables: z.record(z.string(), Variable).default({}),
  require: z.array(z.string().min(1)).default([]),
  examples: z.array(Example).default([]),
  /** The kinds of document that the edition asks for; absent: any will do (method §12.5). */
  evidence: z.array(EvidenceDemand).min(1).optional(),
}

const NodeRow = z.strictObject(nodeShape)

/** One row of the set as a file holds it: a parent has `children`, a leaf has a rule. Well-formed, not yet publishable. */
export type Node = z.infer<typeof NodeRow> & { children?: Node[] | undefined }
export const Node: z.ZodType<Node> = NodeRow.extend({ children: z.lazy(() => z.array(Node).min(1)).optional() })

/** A named set of nodes shown and ranked as one; lenses may overlap. */
export const Lens = z.strictObject({ id: Slug, title: z.string().min(1), nodes: z.array(NodeCode).min(1) })
export type Lens = z.infer<typeof Lens>

/** How far down an edition is known: to its criteria, or to its components alone. */
export const Completeness = z.enum(['criteria', 'components'])
export type Completeness = z.infer<typeof Completeness>

export const RankBy = z.enum(['points', 'index'])
export type RankBy = z.infer<typeof RankBy>

/** Classes of results (xếp loại) by the least published index, the highest first (method §5.3). */
export const Bands = z
  .array(z.strictObject({ name: z.string().trim().min(1).max(60), least: Decimal }))
  .min(1)
  .max(20)
  .refine((bands) => bands.every(({ least }) => Number(least) >= 0 && Number(least) <= 1), { error: 'not-a-share' })
  .refine((bands) => bands.every(({ least }, at) => at === 0 || Number(least) < Number(bands[at - 1]!.least)), {
    error: 'bands-not-falling',
  })

/** One issued version of an index set, as a decision prints it. */
export const Edition = z.strictObject({
  id: Slug,
  indexSet: Slug,
  title: Sentence,
  /** Key of the text in `content/sources.md`. */
  source: Slug,
  number: z.string().min(1),
  issuedBy: z.string().min(1),
  issuedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  article: z.string().min(1),
  completeness: Completeness.default('criteria'),
  rankBy: RankBy.optional(),
  bands: Bands.optional(),
  notes: z.array(Note).default([]),
  lenses: z.array(Lens).default([]),
  /** Items that this edition brings along, beside the catalogue's. */
  items: z.array(DataItem).default([]),
  nodes: z.array(Node).min(1),
})
export type Edition = z.infer<typeof Edition>
