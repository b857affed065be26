import { z } from 'zod'
import { IdentifierFault } from '#domain/organisation/identifier.ts'
import { OrganisationLevel } from '#domain/organisation/organisation-version.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { AuthorityForm, PositionFaultCode, PositionKind } from '#domain/organisation/position.ts'
import { SucceedFaultCode } from '#domain/organisation/succeed.ts'
import { SuccessionKind } from '#domain/organisation/succession.ts'
import { SupporterFaultCode } from '#domain/organisation/supporter.ts'
import { Role } from '#domain/permission/role.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import { Id } from './id.ts'

const Day = z.iso.date()
/** [from, to): `to` is the first day on which it no longer holds. */
const stretch = { from: Day, to: Day.optional() }
const Named = { organisation: Id, name: z.string() }

const content = {
  name: z.string(),
  shortName: z.string().optional(),
  abbreviation: z.string().optional(),
  kind: OrganisationKind,
  level: OrganisationLevel,
  parent: Id.optional(),
  identifier: z.string().optional(),
  areaCode: z.string().optional(),
  ordinal: z.int(),
}

/** An organisation as it is on a day. */
export const OrganisationRow = z.object({
  organisation: Id,
  ...content,
  group: z.string().optional(),
  isRanked: z.boolean(),
})
export type OrganisationRow = z.infer<typeof OrganisationRow>

/** One stretch of its life; `version` changes whenever anything about the stretch does. */
export const OrganisationVersionView = z.object({ version: Id, ...stretch, ...content })
export type OrganisationVersionView = z.infer<typeof OrganisationVersionView>

/** What who would change an organisation by an old sight of it is told: its last stretch as it is now. */
export const StaleOrganisation = z.object({ organisation: Id, current: OrganisationVersionView })
export type StaleOrganisation = z.infer<typeof StaleOrganisation>

export const AuthorityView = z.object({
  authority: Id,
  form: AuthorityForm,
  document: z.string().optional(),
  ...stretch,
})
export type AuthorityView = z.infer<typeof AuthorityView>

export const PositionView = z.object({
  position: Id,
  /** E-mail and telephone only for who keeps the register and for the organisation's own people. */
  person: z.object({ person: Id, name: z.string(), email: z.string().optional(), phone: z.string().optional() }),
  kind: PositionKind,
  title: z.string(),
  ...stretch,
  authorities: z.array(AuthorityView),
})
export type PositionView = z.infer<typeof PositionView>

const SupporterView = z.object({
  supporter: Id,
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('organisation'), ...Named }),
    z.object({ kind: z.literal('committee-member'), person: Id, name: z.string() }),
  ]),
  document: z.string().optional(),
  ...stretch,
})

export const SuccessionView = z.object({
  succession: Id,
  kind: SuccessionKind,
  decision: z.object({ number: z.string(), date: Day, issuedBy: z.string() }),
  effectiveOn: Day,
  predecessors: z.array(z.object(Named)),
  successors: z.array(z.object({ ...Named, share: z.string().optional() })),
})
export type SuccessionView = z.infer<typeof SuccessionView>

/** Everything that is known of one organisation, past, present and to come. */
export const OrganisationView = z.object({
  organisation: Id,
  slug: z.string().optional(),
  /** Oldest first; a change names the last one as `seen`. */
  versions: z.array(OrganisationVersionView),
  groups: z.array(z.object({ group: z.string(), name: z.string(), isRanked: z.boolean(), ...stretch })),
  positions: z.array(PositionView),
  /** Who supports it. */
  supporters: z.array(SupporterView),
  /** The communes that it supports. */
  supports: z.array(z.object({ supporter: Id, ...Named, document: z.string().optional(), ...stretch })),
  successions: z.array(SuccessionView),
})
export type OrganisationView = z.infer<typeof OrganisationView>

/** Who exists on a day: parents before children, in official order. */
export const TreeRow = z.object({
  organisation: Id,
  parent: Id.optional(),
  name: z.string(),
  shortName: z.string().optional(),
  abbreviation: z.string().optional(),
  kind: OrganisationKind,
  level: OrganisationLevel,
  identifier: z.string().optional(),
  group: z.string().optional(),
  isRanked: z.boolean(),
})
export type TreeRow = z.infer<typeof TreeRow>

/** What a succession does to one organisation that it does not name as predecessor or successor. */
const Moved = z.object({ ...Named, from: z.string().optional(), to: z.string().optional() })

/** What goes over to whom, and what stays; found by the very functions that a succession is carried out with. */
export const SuccessionPreview = z.object({
  /** Its day is today or past: work goes over when it is recorded; else on that day. */
  isDue: z.boolean(),
  ended: z.array(z.object(Named)),
  begun: z.array(z.object(Named)),
  goingOn: z.array(z.object({ ...Named, nameBefore: z.string() })),
  /** Those below the ended ones, with their parents before and after. */
  moved: z.array(Moved),
  submissions: z.array(
    z.object({
      submission: Id,
      round: z.string(),
      unit: z.string(),
      state: SubmissionState,
      findings: z.int(),
      from: z.string(),
      to: z.string(),
    }),
  ),
  evidence: z.array(z.object({ from: z.string(), to: z.string(), documents: z.int() })),
  /** Stay where they are: the successor's flows read them (method §10.5). */
  values: z.array(z.object({ ...Named, values: z.int() })),
  /** Are not handed on: they are for somebody to grant anew. */
  roles: z.array(z.object({ account: Id, name: z.string(), role: Role, organisation: z.string() })),
  groups: z.array(z.object({ ...Named, group: z.string() })),
})
export type SuccessionPreview = z.infer<typeof SuccessionPreview>

export const RegisterFaultCode = z.enum([
  ...SucceedFaultCode.options,
  ...PositionFaultCode.options,
  ...SupporterFaultCode.options,
  ...IdentifierFault.options,
  'not-in-force',
  'person-unknown',
  'group-unknown',
  'group-name-repeated',
  'group-in-use',
  'groups-as-before',
  'before-last-group',
])
export type RegisterFaultCode = z.infer<typeof RegisterFaultCode>

/**
 * What keeps the register from being changed. `params` name the place: `organisation`, `other` and `person` by name, the
 * `day`, `succession` (counted from 1), the text that was `written`.
 */
export const RegisterFault = z.object({ code: RegisterFaultCode, params: z.record(z.string(), z.string()) })
export type RegisterFault = z.infer<typeof RegisterFault>
