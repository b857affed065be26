import { z } from 'zod'
import { Day, isEmpty, isInForce, overlap } from './day.ts'
import { OrganisationId, type OrganisationVersion } from './organisation-version.ts'
import type { Position } from './position.ts'

/** Who supports: a company or another organisation, or a person as a member of the Ban Chỉ đạo. */
export const SupportBy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organisation'), organisation: OrganisationId }),
  z.strictObject({ kind: z.literal('committee-member'), person: z.string().min(1) }),
])
export type SupportBy = z.infer<typeof SupportBy>

/** Method §10.8. One supporter of one commune for a while (as Kế hoạch 55 names them for pilot communes). */
export const Supporter = z.strictObject({
  commune: OrganisationId,
  by: SupportBy,
  /** The document that names them. */
  document: z.string().min(1).optional(),
  from: Day,
  to: Day.optional(),
})
export type Supporter = z.infer<typeof Supporter>

export const SupporterFaultCode = z.enum([
  'supporter-empty',
  'supporter-twice',
  'supports-itself',
  'not-a-commune',
  'supporter-not-in-force',
  'not-a-committee-member',
])
export type SupporterFaultCode = z.infer<typeof SupporterFaultCode>

/** `supporter`: its place in the list, counted from 0. */
export type SupporterFault = { readonly code: SupporterFaultCode; readonly supporter: number }

export function supportersOf(supporters: readonly Supporter[], commune: OrganisationId, day: Day): Supporter[] {
  return supporters.filter((one) => one.commune === commune && isInForce(one, day))
}

/** The communes that a company or a member supports on a day, as listed. */
export function supportedBy(supporters: readonly Supporter[], by: SupportBy, day: Day): OrganisationId[] {
  return supporters.filter((one) => isSame(one.by, by) && isInForce(one, day)).map(({ commune }) => commune)
}

/** Judged on the day on which each support begins; what ends later is open work, not a fault. */
export function supporterFaults(
  supporters: readonly Supporter[],
  versions: readonly OrganisationVersion[],
  positions: readonly Position[],
): SupporterFault[] {
  return supporters.flatMap((one, supporter) => {
    const isTwice = supporters
      .slice(0, supporter)
      .some((other) => other.commune === one.commune && isSame(other.by, one.by) && overlap(other, one))
    const codes: SupporterFaultCode[] = [
      ...(isEmpty(one) ? ['supporter-empty' as const] : []),
      ...(isTwice ? ['supporter-twice' as const] : []),
      ...(isCommune(versions, one) ? [] : ['not-a-commune' as const]),
      ...byFaults(one, versions, positions),
    ]
    return codes.map((code) => ({ code, supporter }))
  })
}

function byFaults(
  { by, commune, from }: Supporter,
  versions: readonly OrganisationVersion[],
  positions: readonly Position[],
): SupporterFaultCode[] {
  if (by.kind === 'organisation') {
    if (by.organisation === commune) return ['supports-itself']
    const isThere = versions.some((one) => one.organisation === by.organisation && isInForce(one, from))
    return isThere ? [] : ['supporter-not-in-force']
  }
  const isMember = positions.some(
    (one) => one.kind === 'committee-member' && one.person === by.person && isInForce(one, from),
  )
  return isMember ? [] : ['not-a-committee-member']
}

function isCommune(versions: readonly OrganisationVersion[], { commune, from }: Supporter): boolean {
  return versions.some((one) => one.organisation === commune && one.level === 'commune' && isInForce(one, from))
}

function isSame(one: SupportBy, other: SupportBy): boolean {
  return one.kind === 'organisation'
    ? other.kind === 'organisation' && one.organisation === other.organisation
    : other.kind === 'committee-member' && one.person === other.person
}
