import { z } from 'zod'
import { ItemKind } from '#domain/item/data-item.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { VariableOf } from '#domain/edition/definition.ts'
import { READERS } from '#domain/permission/readers.ts'
import { ANYBODYS } from '#domain/permission/role.ts'
import { Slug } from '#domain/slug.ts'
import { OpeningPurpose, SubmissionState } from '#domain/submission/submission.ts'
import { ValueContent } from '#domain/value/value-content.ts'
import { Id } from './id.ts'
import { LiveLeafView } from './live-points.ts'
import { operation } from './operation.ts'
import { WhyNotView } from './submission-views.ts'
import { ClaimView, GivenPeriod, PeriodKey, SoftFindingView, ValueView } from './values.ts'

/** One item that the organisation is asked for, with what stands there now and what stood there before. */
export const FormRow = z.object({
  item: Slug,
  value: ValueView.optional(),
  /** The same item one period earlier, and whether it can be copied from there into an empty cell (method §7.8). */
  previous: z.object({ period: PeriodKey, content: ValueContent, isCopyable: z.boolean() }).optional(),
  /** What needs a note; empty once the version carries one. */
  findings: z.array(SoftFindingView),
  /** Where several providers each supply a part. */
  parts: z.array(z.object({ part: Id, name: z.string(), value: ValueView.optional() })).optional(),
})
export type FormRow = z.infer<typeof FormRow>

/** The round in which the organisation gives these numbers, as far as the form needs it. */
export const FormRound = z.object({
  submission: Id,
  title: z.string(),
  state: SubmissionState,
  /** The end of entry, outages counted. */
  entryUntil: z.iso.datetime(),
  /** Why nothing more is entered for it; absent while it is. */
  closed: WhyNotView.optional(),
  /** Criteria that may be worked on all the same. */
  openings: z.array(
    z.object({ node: z.string(), purpose: OpeningPurpose, until: z.iso.datetime(), reason: z.string() }),
  ),
})
export type FormRound = z.infer<typeof FormRound>

/** What one organisation is asked for by one edition in one period. */
export const FormView = z.object({
  organisation: z.object({ id: Id, name: z.string(), kind: OrganisationKind }),
  edition: Slug,
  period: PeriodKey,
  previousPeriod: PeriodKey,
  mayEnter: z.boolean(),
  /** What predecessors gave is added to some of its numbers (method §10.5). */
  hasPredecessors: z.boolean(),
  /** Absent where no round asks for these numbers. */
  round: FormRound.optional(),
  /** In the order in which the criteria read them first. */
  rows: z.array(FormRow),
  /** Numbers of others that the criteria read: whether they are there, never what they are. */
  shared: z.array(z.object({ item: Slug, of: VariableOf, isGiven: z.boolean() })),
  leaves: z.array(LiveLeafView),
  claims: z.array(ClaimView),
})
export type FormView = z.infer<typeof FormView>

/** A form that the caller may enter or read, with how far it is. */
export const FormEntry = z.object({
  edition: Slug,
  title: z.string(),
  organisation: z.object({ id: Id, name: z.string() }),
  period: PeriodKey,
  given: z.int(),
  asked: z.int(),
})
export type FormEntry = z.infer<typeof FormEntry>

/** What a company or agency supplies as one of several providers. */
export const PartRow = z.object({
  item: Slug,
  name: z.string(),
  unit: z.string().optional(),
  kind: ItemKind,
  subject: z.object({ id: Id, name: z.string() }),
  /** The organisation that supplies this part. */
  part: z.object({ id: Id, name: z.string() }),
  value: ValueView.optional(),
})
export type PartRow = z.infer<typeof PartRow>

export const FormList = z.object({ forms: z.array(FormEntry) })

/** `periods`: the latest ones in which a part of these items was given by anybody, newest first. */
export const PartList = z.object({ parts: z.array(PartRow), periods: z.array(PeriodKey) })

export const forms = {
  listForms: operation({
    method: 'GET',
    path: '/forms',
    group: 'form.list',
    permits: {
      'unit-officer': ['own'],
      'unit-head': ['own'],
      supervisor: ['child'],
      'standing-agency': ANYBODYS,
    },
    input: z.object({ organisation: Id.optional() }),
    output: FormList,
    refusals: ['not-signed-in', 'not-permitted'],
  }),
  showForm: operation({
    method: 'GET',
    path: '/forms/:organisation/:edition/:period',
    group: 'form.read',
    permits: READERS,
    about: 'organisation',
    input: z.object({ organisation: Id, edition: Slug, period: GivenPeriod }),
    output: FormView,
    refusals: ['bad-input', 'not-found', 'not-signed-in', 'not-permitted'],
    example: { organisation: '01890a5d-ac96-774b-bcce-b302099a8057', edition: 'hue-2020', period: '2022' },
  }),
  listParts: operation({
    method: 'GET',
    path: '/parts/:period',
    group: 'part.list',
    permits: { 'data-provider': ANYBODYS },
    input: z.object({ period: GivenPeriod }),
    output: PartList,
    refusals: ['bad-input', 'not-signed-in', 'not-permitted'],
    example: { period: '2022' },
  }),
}
