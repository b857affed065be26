import { z } from 'zod'
import { Line, VariablePeriod } from '../edition/definition.ts'
import { Decimal } from '../written-decimal.ts'
import { PrintedText, Sentence } from '../printed-text.ts'
import { Slug } from '../slug.ts'
import { Counts } from './counted.ts'
import { DateText, DocumentNote, Party, rowShape, Time } from './document-row.ts'

/** An annex or a section: its title, and for an annex the organisation whose duties it lists. */
export const DocumentPart = z.strictObject({
  id: Slug,
  /** As printed: "Phụ lục 1", "II.1". A number that the copy has lost is restored and noted. */
  code: z.string().min(1).optional(),
  title: PrintedText,
  line: Line,
  /** Last line of the heading, where it spans several. */
  endLine: Line.optional(),
  kind: z.enum(['annex', 'section']),
  owner: Party.optional(),
  notes: z.array(DocumentNote).default([]),
})

/** A result that can be measured: "100%", "≥ 24 tin bài", "tối thiểu 80%". */
export const Target = z.strictObject({
  text: PrintedText,
  item: Slug.optional(),
  compare: z.enum(['at-least', 'at-most', 'equal', 'more-than', 'less-than']),
  /** In the unit beside it: 80 with %. */
  value: Decimal,
  unit: z.string().min(1),
  per: z.enum(['day', 'week', 'month', 'quarter', 'year']).optional(),
  /** Owed items of the same document whose figure measures it, where it is a share and no single item holds it. */
  measuredBy: z.array(Slug).default([]),
})
export type Target = z.infer<typeof Target>

/** A criterion that a task or target raises, with the reason in the texts. */
export const Raises = z.strictObject({ edition: Slug, code: z.string().min(1), why: Sentence })

/** One printed task row. A row below a spanning number inherits its `code` and `text` and says so. */
export const Task = z.strictObject({
  ...rowShape,
  /** The number and content are those of the row above. */
  continued: z.boolean().default(false),
  /** The required result ("Kết quả yêu cầu"), where the document has that column. */
  result: PrintedText.optional(),
  lead: Party.optional(),
  coordinators: Party.optional(),
  time: Time.optional(),
  targets: z.array(Target).default([]),
  raises: z.array(Raises).default([]),
  /** Whole province, pilot communes, or the node of an edition that it serves. */
  scope: z.enum(['province', 'pilot', 'unit']).default('unit'),
  node: z.strictObject({ edition: Slug, code: z.string().min(1) }).optional(),
})
export type Task = z.infer<typeof Task>

/** A letter of an owed item; `period` where it reads another period than the one asked ("năm trước"). */
export const OwedLetter = z.strictObject({
  item: Slug,
  printed: PrintedText.optional(),
  period: VariablePeriod.default('same'),
})

/** A number that somebody must collect: the criterion it serves, how it is determined, its letters as items. */
export const OwedItem = z.strictObject({
  ...rowShape,
  method: PrintedText.optional(),
  letters: z.record(z.string(), OwedLetter).default({}),
  /** In the formula language, with the evident meaning; absent where the document gives none. */
  formula: z.string().min(1).optional(),
  lead: Party,
  coordinators: Party.optional(),
  raises: z.array(Raises).default([]),
})
export type OwedItem = z.infer<typeof OwedItem>

/** A target with who leads it (annex 1 of plan 222). */
export const GoalRow = z.strictObject({
  ...rowShape,
  /** The row of another part that states the same goal. */
  sameAs: Slug.optional(),
  lead: Party.optional(),
  coordinators: Party.optional(),
  time: Time.optional(),
  targets: z.array(Target).default([]),
  raises: z.array(Raises).default([]),
})

/** An issued document that steers (công văn, nghị quyết, quyết định, kế hoạch…), or one that is to be issued. */
export const Directive = z.strictObject({
  ...rowShape,
  /** Absent where the document leaves the cell empty. */
  type: z.string().min(1).optional(),
  number: z.string().min(1).optional(),
  issuedOn: DateText.optional(),
  issuedBy: z.string().min(1).optional(),
  lead: Party.optional(),
  coordinators: Party.optional(),
  /** How many of them, where the row says so ("25 cuộc hội thảo"). */
  targets: z.array(Target).default([]),
  raises: z.array(Raises).default([]),
})

/** Money in đồng; null where the document prints "-" or nothing: no amount, which is not 0. */
export const Amount = Decimal.nullable()

export const Project = z.strictObject({
  ...rowShape,
  group: z.string().min(1).optional(),
  lead: Party.optional(),
  decision: PrintedText.optional(),
  time: Time.optional(),
  amount: Amount.optional(),
  printedAmount: z.string().optional(),
  /** A printed total: of the rows of its `group`, or of all groups where it has none. */
  isTotal: z.boolean().default(false),
  raises: z.array(Raises).default([]),
})

/** A line of the budget annex; totals are printed rows too. */
export const BudgetRow = z.strictObject({
  ...rowShape,
  group: z.string().min(1).optional(),
  lead: Party.optional(),
  /** The row of the project list that the money is for. */
  project: Slug.optional(),
  midTerm: Amount,
  other: Amount,
  total: Amount,
  isTotal: z.boolean().default(false),
})

/** A figure that the text states: how much of what, of whom, as of when. */
export const Figure = z.strictObject({
  ...rowShape,
  item: Slug.optional(),
  /** Plain decimal; a percentage as its share (0.96). */
  value: Decimal,
  printed: z.string().min(1),
  unit: z.string().min(1),
  about: z.strictObject({ organisation: Slug.optional(), level: z.string().optional(), scope: z.string().optional() }),
  asOf: DateText.optional(),
  /** "hơn", "gần", "khoảng", "tối thiểu": not the exact figure. */
  approximately: z.enum(['more-than', 'nearly', 'about', 'at-least']).optional(),
})

/** A figure that follows from others and what the document prints for it. */
export const Derived = z.strictObject({
  id: Slug,
  printed: Slug,
  formula: z.string().min(1),
  letters: z.record(z.string(), Slug),
  notes: z.array(DocumentNote).default([]),
})

export const SystemRow = z.strictObject({
  ...rowShape,
  type: z.enum(['information-system', 'database', 'platform']),
  safetyLevel: z.int().min(1).max(5).optional(),
  owner: Party.optional(),
  /** An earlier row of the document that names the same system, perhaps in other words. */
  sameAs: Slug.optional(),
})

/** What the text says beside rows: aims, demands, limits, causes, directions, proposals. */
export const Statement = z.strictObject({
  ...rowShape,
  type: z.enum([
    'aim',
    'goal',
    'requirement',
    'solution',
    'limit',
    'cause',
    'direction',
    'proposal',
    'result',
    'funding',
    'basis',
  ]),
  /** Whom a proposal is addressed to. */
  to: Party.optional(),
})

/** Who must do what in the execution of the document; reporting duties have a rhythm or a last day. */
export const Duty = z.strictObject({
  ...rowShape,
  who: Party.optional(),
  type: z.enum(['report', 'urge', 'supply', 'fund', 'guide', 'supervise', 'support', 'carry-out', 'escalate']),
  every: z.enum(['day', 'week', 'month', 'quarter', 'year']).optional(),
  /** Last day as printed ("trước ngày 28 tháng cuối quý"), and as month-day where it is a fixed one. */
  deadline: z
    .strictObject({
      text: PrintedText,
      monthDay: z
        .string()
        .regex(/^\d{2}-\d{2}$/)
        .optional(),
      beforeDay: z.int().min(1).max(31).optional(),
    })
    .optional(),
  to: Party.optional(),
})

/** A line of an assignment table: which numbered tasks of which node fall to whom. */
export const Assignment = z.strictObject({
  ...rowShape,
  node: z.string().min(1),
  tasks: z.array(z.string().min(1)).default([]),
  lead: Party.optional(),
  coordinators: Party.optional(),
})

export const PilotCommune = z.strictObject({
  ...rowShape,
  organisation: Slug,
  district: Slug,
  supporter: Party.optional(),
})

/** A rank or index that was published about a province. */
export const StandingRow = z.strictObject({
  ...rowShape,
  year: z.int(),
  subject: z.string().min(1),
  place: z.int().positive(),
  of: z.int().positive(),
})

/** Lines that hold no data, with the reason: site furniture, headings, signature blocks. */
export const NotData = z.strictObject({ from: Line, to: Line, why: Sentence })

/** One of the five documents, whole: every row that means something, each with the line it stands on. */
export const ProgrammeDocument = z.strictObject({
  id: Slug,
  kind: z.enum(['plan', 'report']),
  title: Sentence,
  number: z.string().min(1),
  issuedBy: z.string().min(1),
  issuedOn: DateText,
  province: Slug,
  source: Slug,
  time: Time.optional(),
  notes: z.array(DocumentNote).default([]),
  /** What the document's size is measured by. */
  counts: Counts.optional(),
  parts: z.array(DocumentPart).min(1),
  tasks: z.array(Task).default([]),
  owedItems: z.array(OwedItem).default([]),
  goals: z.array(GoalRow).default([]),
  directives: z.array(Directive).default([]),
  projects: z.array(Project).default([]),
  budget: z.array(BudgetRow).default([]),
  figures: z.array(Figure).default([]),
  derived: z.array(Derived).default([]),
  systems: z.array(SystemRow).default([]),
  statements: z.array(Statement).default([]),
  duties: z.array(Duty).default([]),
  assignments: z.array(Assignment).default([]),
  communes: z.array(PilotCommune).default([]),
  standings: z.array(StandingRow).default([]),
  notData: z.array(NotData).default([]),
})
export type ProgrammeDocument = z.infer<typeof ProgrammeDocument>
