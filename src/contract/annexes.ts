import { z } from 'zod'
import { ANNEX_DOUBTS } from '#domain/edition/annex/annex-doubt.ts'
import { AssessedBy, NodeLevel } from '#domain/edition/definition.ts'
import { Certainty, WORDING_DOUBTS } from '#domain/edition/wording/proposal.ts'
import { ANYBODYS, type Permits } from '#domain/permission/role.ts'
import { Slug } from '#domain/slug.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'

const Place = z.object({ table: z.int(), row: z.int() })
const Source = z.enum(['rule', 'remark', 'title'])
const Span = z.object({ source: Source, start: z.int(), end: z.int() })

/** What of the file a person has to look at; `node` is the printed code of its row. */
export const AnnexDoubtView = z.object({
  code: z.enum(ANNEX_DOUBTS),
  place: Place.optional(),
  node: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type AnnexDoubtView = z.infer<typeof AnnexDoubtView>

/** A row as the file prints it, and the code that it bears in the draft. */
const Row = z.object({
  place: Place,
  code: z.string(),
  draftCode: z.string(),
  /** Where its parent stands in the list. */
  parent: z.int().optional(),
  level: NodeLevel,
  title: z.string(),
  max: z.string().optional(),
})

const AnnexKind = z.enum(['word', 'excel'])

export const AnnexCheck = z.object({
  kind: AnnexKind,
  /** Names exactly this file: what a draft is begun from is what was seen. */
  accepted: z.string(),
  /** `also`: the codes of further rows that share its score. */
  rows: z.array(Row.extend({ also: z.array(z.string()), certainty: Certainty.optional() })),
  doubts: z.array(AnnexDoubtView),
})
export type AnnexCheck = z.infer<typeof AnnexCheck>

const Letter = z.object({
  name: z.string(),
  kind: z.enum(['count', 'yes-no', 'choice']),
  text: z.string(),
  options: z.array(z.object({ slug: z.string(), name: z.string() })),
  printed: z.boolean(),
})

/** A formula for a criterion's rule, with the words that its parts came from. */
const ProposalView = z.object({
  certainty: Certainty,
  formula: z.string().optional(),
  letters: z.array(Letter),
  marks: z.array(Span.extend({ gives: z.string() })),
  doubts: z.array(Span.extend({ code: z.enum(WORDING_DOUBTS) })),
})

/** The annex that a draft was begun from, as it was read. */
export const DraftAnnex = z.object({
  fileName: z.string(),
  digest: z.string(),
  kind: AnnexKind,
  nodes: z.array(
    Row.extend({
      rule: z.string(),
      remark: z.string(),
      evidence: z.string(),
      lead: z.string(),
      assessedBy: AssessedBy,
      also: z.array(z.object({ code: z.string(), title: z.string(), place: Place })),
      proposal: ProposalView.optional(),
    }),
  ),
  doubts: z.array(AnnexDoubtView),
})
export type DraftAnnex = z.infer<typeof DraftAnnex>

const write = { group: 'edition.write', permits: { 'standing-agency': ANYBODYS } satisfies Permits } as const
const signed = ['not-signed-in', 'not-permitted', 'bad-input', 'annex-not-read'] as const
const fileName = 'phu-luc-4.docx'
const edition = 'hue-2027'

export const annexes = {
  /** What a Word or Excel file says of an index set; nothing is written by it. */
  checkAnnex: operation({
    ...write,
    method: 'POST',
    path: '/annexes/check',
    bytes: 'application/octet-stream',
    input: z.object({ fileName: Line(200) }),
    output: AnnexCheck,
    refusals: signed,
    example: { fileName },
  }),
  /** Begins a draft with the tree of the file and no rule; `accepted` as the check named the file. */
  beginAnnexDraft: operation({
    ...write,
    method: 'POST',
    path: '/annexes/drafts',
    bytes: 'application/octet-stream',
    input: z.object({ edition: Slug.max(80), title: Line(300), fileName: Line(200), accepted: z.string().max(100) }),
    output: z.object({ edition: Slug, version: z.int() }),
    refusals: [...signed, 'name-taken'],
    example: { edition, title: 'Bộ chỉ số năm 2027', fileName, accepted: '0'.repeat(64) },
  }),
  /** The reading that a draft was begun from, with what is proposed for each criterion. */
  showDraftAnnex: operation({
    group: 'edition.draft',
    permits: write.permits,
    about: 'edition',
    from: MOVES.changeEditionDraft.from,
    method: 'GET',
    path: '/edition-drafts/:edition/annex',
    input: z.object({ edition: Slug.max(80) }),
    output: DraftAnnex,
    refusals: ['not-signed-in', 'not-permitted', 'bad-input', 'not-found', 'wrong-state'],
    example: { edition },
  }),
}
