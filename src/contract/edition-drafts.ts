import { z } from 'zod'
import type { Edition } from '#domain/edition/definition.ts'
import { LoadRefusalCode, ContentKind, type LoadRefusal } from '#domain/content/load-report.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { Sentence } from '#domain/printed-text.ts'
import { Slug } from '#domain/slug.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { FindingView } from './editions.ts'
import { Id } from './id.ts'
import { Line } from './line.ts'
import { operation, SentFile } from './operation.ts'
import { DryRunView } from './round-views.ts'

/** The id of an edition that is to be: short enough for an address. */
const EditionId = Slug.max(80)

/** What an imported file may have at most, and what a workbook may come to when it is unpacked. */
export const LARGEST_EDITION_FILE = 4 * 1024 * 1024

/** Checked by the domain, which looks at its size before it goes down into it (`editionFrom`). */
const Definition = z.custom<Edition>((value) => typeof value === 'object' && value !== null && 'nodes' in value)

const Person = z.object({ id: z.uuid(), name: z.string() })

/** A draft as a list names it. */
export const EditionDraftRow = z.object({
  id: Slug,
  title: Sentence,
  number: z.string(),
  basedOn: Slug.nullable(),
  annex: z.string().nullable(),
  version: z.int(),
  changedAt: z.iso.datetime(),
  changedBy: Person,
  nodes: z.int(),
  leaves: z.int(),
  max: z.string(),
})
export type EditionDraftRow = z.infer<typeof EditionDraftRow>

const Refused: z.ZodType<LoadRefusal> = z.object({
  code: LoadRefusalCode,
  kind: ContentKind,
  place: z.string(),
  node: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** What keeps a draft from being issued, and what else is found in it. */
export const DraftJudgement = z.object({ findings: z.array(FindingView), refused: z.array(Refused) })
export type DraftJudgement = z.infer<typeof DraftJudgement>

export const EditionDraftView = DraftJudgement.extend({
  id: Slug,
  basedOn: Slug.nullable(),
  /** The name of the Word or Excel file that it was begun from. */
  annex: z.string().nullable(),
  version: z.int(),
  changedAt: z.iso.datetime(),
  changedBy: Person,
  definition: Definition,
})
export type EditionDraftView = z.infer<typeof EditionDraftView>

export const EditionFileFormat = z.enum(['yaml', 'xlsx'])
export type EditionFileFormat = z.infer<typeof EditionFileFormat>

/** The types of the files, by their format. */
export const EDITION_FILES = {
  yaml: 'application/yaml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<EditionFileFormat, string>

const write = { group: 'edition.write', permits: { 'standing-agency': ANYBODYS } satisfies Permits } as const
const draft = { ...write, group: 'edition.draft', about: 'edition', from: MOVES.changeEditionDraft.from } as const
const ofDraft = z.object({ edition: EditionId })
const version = z.int().min(1).max(1_000_000)
const signed = ['not-signed-in', 'not-permitted', 'bad-input'] as const
const moving = [...signed, 'not-found', 'wrong-state'] as const
const Begun = z.object({ edition: Slug, version: z.int() })

const edition = 'hue-2027'
const definition = {
  id: edition,
  indexSet: 'dti-tinh-hue',
  title: { vi: 'Bộ chỉ số chuyển đổi số năm 2027', en: 'Digital-transformation index of 2027' },
  source: edition,
  number: '12/QĐ-UBND',
  issuedBy: 'UBND tỉnh',
  issuedOn: '2027-01-15',
  article: 'Phụ lục I',
  nodes: [
    {
      code: '1',
      title: 'Nhận thức số',
      max: '10',
      formula: 'RATIO(a, b)*max',
      variables: {
        a: { item: 'so-chi-tieu-phai-hoan-thanh-trong-nam' },
        b: { item: 'so-chi-tieu-phai-hoan-thanh-trong-nam' },
      },
      examples: [{ given: { a: 30, b: 100 }, points: '3' }],
    },
  ],
}

export const editionDrafts = {
  listEditionDrafts: operation({
    ...write,
    method: 'GET',
    path: '/edition-drafts',
    input: z.object({}),
    output: z.object({ drafts: z.array(EditionDraftRow) }),
    refusals: signed,
  }),
  /** Begins from nothing, or as a copy: the next edition of a set, or an amendment of one that is issued. */
  beginEditionDraft: operation({
    ...write,
    method: 'POST',
    path: '/edition-drafts',
    input: z.object({ edition: EditionId, title: Line(300).optional(), copyOf: Slug.optional() }),
    output: Begun,
    refusals: [...signed, 'not-found', 'name-taken'],
    example: { edition, copyOf: 'hue-2020' },
  }),
  /** Begins from a file that an installation gave out, YAML or workbook; `edition` is another id than the file's. */
  importEditionDraft: operation({
    ...write,
    method: 'POST',
    path: '/edition-drafts/files',
    bytes: 'application/octet-stream',
    input: z.object({ edition: EditionId.optional(), fileName: Line(200) }),
    output: Begun,
    refusals: [...signed, 'name-taken', 'edition-file-not-read'],
    example: { fileName: 'bo-chi-so.yaml', edition: 'hue-2028' },
  }),
  showEditionDraft: operation({
    ...draft,
    method: 'GET',
    path: '/edition-drafts/:edition',
    input: ofDraft,
    output: EditionDraftView,
    refusals: moving,
    example: { edition },
  }),
  /** The whole definition anew. Of two people who change it at once the second is told what the first one left. */
  changeEditionDraft: operation({
    ...draft,
    method: 'PUT',
    path: '/edition-drafts/:edition',
    input: ofDraft.extend({ version, definition: z.unknown() }),
    output: DraftJudgement.extend({ version: z.int() }),
    refusals: [...moving, 'stale'],
    example: { edition, version: 1, definition },
  }),
  deleteEditionDraft: operation({
    ...draft,
    method: 'DELETE',
    path: '/edition-drafts/:edition',
    input: ofDraft.extend({ version: z.coerce.number().pipe(version) }),
    output: z.object({}),
    refusals: [...moving, 'stale'],
    example: { edition, version: 2 },
  }),
  /** Freezes it: from then on it never changes. Refused while there is a fault. */
  issueEdition: operation({
    ...draft,
    group: 'edition.issue',
    from: MOVES.issueEdition.from,
    method: 'POST',
    path: '/edition-drafts/:edition/issuing',
    input: ofDraft.extend({ version }),
    output: z.object({ edition: Slug }),
    refusals: [...moving, 'stale', 'edition-not-issued'],
    example: { edition, version: 2 },
  }),
  /** The members of a round scored by its edition and by the draft, on the values of its period: who gains, who loses. */
  dryRunEditionDraft: operation({
    ...draft,
    method: 'GET',
    path: '/edition-drafts/:edition/dry-run',
    input: ofDraft.extend({ round: Id }),
    output: DryRunView,
    refusals: [...moving, 'edition-not-issued'],
    example: { edition, round: '01980000-0000-7000-8000-000000000201' },
  }),
  downloadEditionDraft: operation({
    ...draft,
    method: 'GET',
    path: '/edition-drafts/:edition/file',
    input: ofDraft.extend({ format: EditionFileFormat.default('yaml') }),
    output: SentFile,
    file: Object.values(EDITION_FILES),
    refusals: moving,
    example: { edition, format: 'xlsx' },
  }),
  /** An edition that is issued, as a file that another installation takes in. */
  downloadEdition: operation({
    group: 'edition.file',
    permits: 'signed-in',
    method: 'GET',
    path: '/editions/:edition/file',
    input: z.object({ edition: Slug, format: EditionFileFormat.default('yaml') }),
    output: SentFile,
    file: Object.values(EDITION_FILES),
    refusals: ['not-signed-in', 'bad-input', 'not-found'],
    example: { edition: 'hue-2020', format: 'yaml' },
  }),
  /** Every item that letters can be bound to. */
  listDataItems: operation({
    group: 'edition.file',
    permits: 'signed-in',
    method: 'GET',
    path: '/data-items',
    input: z.object({}),
    output: z.object({ items: z.array(DataItem) }),
    refusals: ['not-signed-in'],
  }),
}
