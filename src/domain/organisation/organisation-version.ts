import { z } from 'zod'
import { Day } from './day.ts'
import { Identifier } from './identifier.ts'
import { OrganisationKind } from './organisation.ts'

export const OrganisationId = z.string().min(1)
export type OrganisationId = string

/** The tier of government; `none` for a company or an association. Districts ended on 1/7/2025 but keep their past. */
export const OrganisationLevel = z.enum(['central', 'province', 'district', 'commune', 'none'])
export type OrganisationLevel = z.infer<typeof OrganisationLevel>

/** Statistics office: two digits for a province, three for a district, five for a commune. */
export const AreaCode = z.string().regex(/^(\d{2}|\d{3}|\d{5})$/, { error: 'not-an-area-code' })
export type AreaCode = string

/** What an organisation is for a while; all of it can change while the organisation stays the same. */
export const OrganisationContent = z.strictObject({
  name: z.string().min(1),
  shortName: z.string().min(1).optional(),
  /** STTTT, UBND. */
  abbreviation: z.string().min(1).optional(),
  kind: OrganisationKind,
  level: OrganisationLevel,
  parent: OrganisationId.optional(),
  identifier: Identifier.optional(),
  areaCode: AreaCode.optional(),
  /** Its place in the official order among the organisations with the same parent. */
  ordinal: z.int().nonnegative(),
})
export type OrganisationContent = z.infer<typeof OrganisationContent>

/** Method §10.1. One stretch of an organisation's life, [from, to), during which nothing about it changed. */
export const OrganisationVersion = OrganisationContent.extend({
  organisation: OrganisationId,
  from: Day,
  to: Day.optional(),
})
export type OrganisationVersion = z.infer<typeof OrganisationVersion>

export function contentOf(version: OrganisationVersion): OrganisationContent {
  const { organisation: _organisation, from: _from, to: _to, ...content } = version
  return content
}

export function sameContent(one: OrganisationContent, other: OrganisationContent): boolean {
  return CONTENT_FIELDS.every((field) => one[field] === other[field])
}

/** The versions of each organisation, oldest first. */
export function byOrganisation(
  versions: readonly OrganisationVersion[],
): ReadonlyMap<OrganisationId, readonly OrganisationVersion[]> {
  const lives = new Map<OrganisationId, OrganisationVersion[]>()
  for (const version of versions) {
    const life = lives.get(version.organisation)
    if (life) life.push(version)
    else lives.set(version.organisation, [version])
  }
  for (const life of lives.values()) life.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return lives
}

const CONTENT_FIELDS = Object.keys(OrganisationContent.shape) as (keyof OrganisationContent)[]
