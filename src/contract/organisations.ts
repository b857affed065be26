import { z } from 'zod'
import { AreaCode, OrganisationLevel } from '#domain/organisation/organisation-version.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { AuthorityForm, PositionKind } from '#domain/organisation/position.ts'
import { Share, SuccessionKind } from '#domain/organisation/succession.ts'
import { ANYBODYS, Role, type Permits } from '#domain/permission/role.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { Id, NewId } from './id.ts'
import { Line } from './line.ts'
import { operation } from './operation.ts'
import { OrganisationRow, OrganisationView, SuccessionPreview, TreeRow } from './organisation-views.ts'

const Day = z.iso.date().refine((day) => day >= '1800-01-01', { error: 'before-1800' })
const Email = z.email().max(200)
const Done = z.object({})
const Group = z.object({ group: z.string().max(100), name: z.string().max(1000) })

/** What an organisation is from a day on, whole. */
const Content = z.object({
  name: Line(300),
  shortName: Line(150).optional(),
  abbreviation: Line(50).optional(),
  kind: OrganisationKind,
  level: OrganisationLevel,
  parent: Id.optional(),
  /** `H62.11`, or in the older form `000.00.11.H62`. */
  identifier: z.string().max(100).optional(),
  areaCode: AreaCode.optional(),
  ordinal: z.int().min(0).max(1_000_000),
})
export type ContentInput = z.output<typeof Content>

const SuccessionInput = z.object({
  kind: SuccessionKind,
  decision: z.object({ number: Line(100), date: Day, issuedBy: Line(300) }),
  effectiveOn: Day,
  /** One that is also a successor goes on; the others end. */
  predecessors: z.array(Id).max(1000),
  successors: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('new'), organisation: NewId, content: Content }),
        z.object({ kind: z.literal('existing'), organisation: Id, content: Content.optional() }),
      ]),
    )
    .max(1000),
  /** Of a split: the part of the predecessor's flows that each successor takes, as "0.35" or "2/3". */
  shares: z.record(Id, Share).optional(),
  /** The predecessor whose identifier the successor takes. */
  keepsIdentifierOf: Id.optional(),
  /** Where those directly below an ended predecessor go: one by one, or all. */
  newParents: z.record(Id, Id).optional(),
  newParent: Id.optional(),
})
export type SuccessionInput = z.output<typeof SuccessionInput>

const read = {
  group: 'organisation.read',
  permits: Object.fromEntries(Role.options.map((role) => [role, ANYBODYS])) as Permits,
} as const
const manage = {
  group: 'organisation.manage',
  permits: { 'standing-agency': ANYBODYS, administrator: ANYBODYS },
} as const
const ofOrganisation = z.object({ organisation: Id })
const signed = ['not-signed-in', 'not-permitted', 'bad-input'] as const
const changing = [...signed, 'not-found', 'register-not-changed'] as const

/** What ends on a day: a position, an authority, a supporter. */
const ending = {
  ...manage,
  method: 'POST',
  about: 'organisation',
  output: Done,
  refusals: [...signed, 'not-found', 'wrong-state'],
} as const

const organisation = '01980000-0000-7000-8000-000000000101'
const province = '01980000-0000-7000-8000-000000000102'
const position = '01980000-0000-7000-8000-000000000103'
const content = {
  name: 'Xã Đồng Lúa',
  kind: 'commune',
  level: 'commune',
  parent: province,
  identifier: 'H53.25',
  ordinal: 3,
} as const

const Successions = z.object({
  successions: z.array(SuccessionInput).min(1).max(1000),
  /** The last version that the caller saw of each predecessor and each existing successor. */
  seen: z.record(Id, Id),
})
const SUCCESSION_EXAMPLE = {
  successions: [
    {
      kind: 'merge',
      decision: { number: '1675/NQ-UBTVQH15', date: '2025-06-16', issuedBy: 'Uỷ ban Thường vụ Quốc hội' },
      effectiveOn: '2025-07-01',
      predecessors: [province, position],
      successors: [{ kind: 'new', organisation, content }],
    },
  ],
  seen: { [province]: province, [position]: position },
} as const

export const organisations = {
  listOrganisations: operation({
    ...read,
    method: 'GET',
    path: '/organisations',
    input: z.object({
      /** Today where it is not said. */
      on: Day.optional(),
      /** Parts of the name, the short name or the abbreviation, with or without Vietnamese marks. */
      words: z.string().max(200).optional(),
      kind: OrganisationKind.optional(),
      group: z.string().max(100).optional(),
      /** Only those below this one, at any depth. */
      under: Id.optional(),
      order: z.enum(['official', 'name']).default('official'),
      /** What the page before gave as `next`. */
      after: z.string().max(4000).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ on: z.string(), organisations: z.array(OrganisationRow), next: z.string().nullable() }),
    refusals: [...signed],
    example: { words: 'so khoa hoc', on: '2025-07-01', order: 'name' },
  }),
  /** The tree of a day. */
  showTree: operation({
    ...read,
    method: 'GET',
    path: '/organisations/tree',
    input: z.object({ on: Day.optional() }),
    output: z.object({
      on: z.string(),
      organisations: z.array(TreeRow),
      /** All groups there are, in their order. */
      groups: z.array(Group),
    }),
    refusals: [...signed],
    example: { on: '2025-06-30' },
  }),
  showOrganisation: operation({
    ...read,
    method: 'GET',
    path: '/organisations/:organisation',
    about: 'organisation',
    input: ofOrganisation,
    output: OrganisationView,
    refusals: [...signed, 'not-found'],
    example: { organisation },
  }),
  createOrganisation: operation({
    ...manage,
    method: 'POST',
    path: '/organisations',
    input: z.object({ organisation: NewId, from: Day, content: Content }),
    output: z.object({ version: Id }),
    refusals: [...signed, 'register-not-changed'],
    example: { organisation, from: '2025-07-01', content },
  }),
  /** On the day on which the last version began, it is corrected in its place. */
  changeOrganisation: operation({
    ...manage,
    group: 'organisation.change',
    method: 'PUT',
    path: '/organisations/:organisation',
    about: 'organisation',
    from: MOVES.changeOrganisation.from,
    input: ofOrganisation.extend({
      on: Day,
      content: Content,
      /** The last version that the caller saw. */
      seen: Id,
    }),
    output: z.object({ version: Id }),
    refusals: [...changing, 'wrong-state', 'stale'],
    example: { organisation, on: '2026-01-01', seen: position, content: { ...content, name: 'Phường Đồng Lúa' } },
  }),
  /** Those of one day are carried out together: all or none. Nothing is deleted; values stay under the old ones. */
  recordSuccession: operation({
    ...manage,
    method: 'POST',
    path: '/successions',
    input: Successions,
    output: z.object({ successions: z.array(Id) }),
    refusals: [...signed, 'register-not-changed', 'stale'],
    example: SUCCESSION_EXAMPLE,
  }),
  /** What `recordSuccession` would do with the same input, and what would be left to people; writes nothing. */
  previewSuccession: operation({
    ...manage,
    method: 'POST',
    path: '/successions/preview',
    input: Successions,
    output: SuccessionPreview,
    refusals: [...signed, 'register-not-changed', 'stale'],
    example: SUCCESSION_EXAMPLE,
  }),
  /** A person is named by `person`, or is new. */
  setPosition: operation({
    ...manage,
    method: 'POST',
    path: '/organisations/:organisation/positions',
    about: 'organisation',
    input: ofOrganisation.extend({
      person: z.union([
        z.object({ person: Id }),
        z.object({ name: Line(200), email: Email.optional(), phone: Line(50).optional() }),
      ]),
      kind: PositionKind,
      title: Line(200),
      from: Day,
      to: Day.optional(),
    }),
    output: z.object({ position: Id, person: Id }),
    refusals: changing,
    example: {
      organisation,
      person: { name: 'Nguyễn Văn An' },
      kind: 'head',
      title: 'Chủ tịch UBND xã',
      from: '2025-07-01',
    },
  }),
  /** An end can be brought forward, not put off. A position that never held is taken back altogether. */
  endPosition: operation({
    ...ending,
    path: '/organisations/:organisation/positions/:position/end',
    input: ofOrganisation.extend({ position: Id, to: Day }),
    example: { organisation, position, to: '2026-01-01' },
  }),
  setAuthority: operation({
    ...manage,
    method: 'POST',
    path: '/organisations/:organisation/positions/:position/authorities',
    about: 'organisation',
    input: ofOrganisation.extend({
      position: Id,
      form: AuthorityForm,
      from: Day,
      to: Day.optional(),
      document: Line(200).optional(),
    }),
    output: z.object({ authority: Id }),
    refusals: changing,
    example: { organisation, position, form: 'TUQ', from: '2025-07-01', to: '2025-10-01', document: '12/GUQ-UBND' },
  }),
  endAuthority: operation({
    ...ending,
    path: '/organisations/:organisation/authorities/:authority/end',
    input: ofOrganisation.extend({ authority: Id, to: Day }),
    example: { organisation, authority: position, to: '2025-09-01' },
  }),
  addSupporter: operation({
    ...manage,
    method: 'POST',
    path: '/organisations/:organisation/supporters',
    about: 'organisation',
    input: ofOrganisation.extend({
      by: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('organisation'), organisation: Id }),
        z.object({ kind: z.literal('committee-member'), person: Id }),
      ]),
      document: Line(200).optional(),
      from: Day,
      to: Day.optional(),
    }),
    output: z.object({ supporter: Id }),
    refusals: changing,
    example: {
      organisation,
      by: { kind: 'organisation', organisation: province },
      document: '55/KH-UBND',
      from: '2025-07-01',
    },
  }),
  endSupporter: operation({
    ...ending,
    path: '/organisations/:organisation/supporters/:supporter/end',
    input: ofOrganisation.extend({ supporter: Id, to: Day }),
    example: { organisation, supporter: position, to: '2026-01-01' },
  }),
  /** From a day on it is ranked, or only assessed, in this group and no other; without a group, in none. */
  setGroup: operation({
    ...manage,
    method: 'PUT',
    path: '/organisations/:organisation/group',
    about: 'organisation',
    input: ofOrganisation.extend({
      from: Day,
      group: z.string().max(100).nullable(),
      isRanked: z.boolean().default(true),
      /** The group that the caller saw it in on that day. */
      seen: z.string().max(100).nullable(),
    }),
    output: Done,
    refusals: [...changing, 'stale'],
    example: { organisation, from: '2026-01-01', group: 'xa', seen: null },
  }),
  /**
   * The groups in which organisations are ranked, in their order: one without an id is new, one that is left out goes
   * where nobody is or was in it.
   */
  setGroups: operation({
    ...manage,
    method: 'PUT',
    path: '/organisation-groups',
    input: z.object({
      groups: z.array(z.object({ group: z.string().max(100).optional(), name: Line(200) })).max(100),
      /** The groups as the caller saw them. */
      seen: z.array(Group).max(1000),
    }),
    output: z.object({ groups: z.array(Group) }),
    refusals: [...signed, 'register-not-changed', 'stale'],
    example: {
      groups: [{ group: 'so-ban-nganh', name: 'Sở, ban, ngành' }, { name: 'Xã, phường' }],
      seen: [{ group: 'so-ban-nganh', name: 'Sở, ban, ngành' }],
    },
  }),
}
