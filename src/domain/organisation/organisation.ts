import { z } from 'zod'
import { Slug } from '../slug.ts'
import { ORGANISATION_KINDS } from './organisation-kinds.ts'

export const OrganisationKind = z.enum(ORGANISATION_KINDS)
export type OrganisationKind = z.infer<typeof OrganisationKind>

/** An agency, commune, company or association as scoring needs it; `group` is the league it is ranked in. */
export const Organisation = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  group: z.string().default(''),
  kind: OrganisationKind.optional(),
  parent: z.string().min(1).optional(),
  /** Assessed but not ranked when false. */
  ranked: z.boolean().default(true),
})
export type Organisation = z.infer<typeof Organisation>

export const OrganisationFile = z.strictObject({
  id: Slug,
  title: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  groups: z.array(z.strictObject({ id: z.string().min(1), name: z.string().min(1) })).default([]),
  organisations: z.array(Organisation),
})
export type OrganisationFile = z.infer<typeof OrganisationFile>
