import { z } from 'zod'
import { Day } from './day.ts'
import { OrganisationLives, StepFaultCode } from './organisation-lives.ts'
import {
  contentOf,
  OrganisationContent,
  OrganisationId,
  sameContent,
  type OrganisationVersion,
} from './organisation-version.ts'
import { VersionFaultCode, versionFaults, type VersionFault } from './version-fault.ts'

/** A dated change: from that day the organisation is as `content` says, whole. */
export const OrganisationChange = z.strictObject({
  organisation: OrganisationId,
  on: Day,
  content: OrganisationContent,
})
export type OrganisationChange = z.infer<typeof OrganisationChange>

/** Why a change is not taken: its own reasons, and what the organisations would then be wrong in together. */
export const ChangeFaultCode = z.enum([...StepFaultCode.options, ...VersionFaultCode.options])
export type ChangeFaultCode = z.infer<typeof ChangeFaultCode>

/** `day`: the day in the way, as the one on which the organisation ended or last changed. */
export type ChangeFault = Omit<VersionFault, 'code'> & { readonly code: ChangeFaultCode }

export type Changed =
  | { readonly kind: 'changed'; readonly versions: readonly OrganisationVersion[] }
  | { readonly kind: 'refused'; readonly faults: readonly ChangeFault[] }

/**
 * Method §10.2. Closes the running version on the day and opens the next; on the day on which the running version
 * itself began, corrects it in its place. Returns all versions of all organisations as they then are.
 */
export function change(
  versions: readonly OrganisationVersion[],
  { organisation, on, content }: OrganisationChange,
): Changed {
  const lives = new OrganisationLives(versions)
  const fault = lives.goOn(organisation, on, () => content)
  if (fault) return { kind: 'refused', faults: [fault] }
  const after = lives.versions()
  const faults = newFaults(versions, after)
  return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'changed', versions: after }
}

/** What the later versions are wrong in and the earlier were not. */
export function newFaults(
  before: readonly OrganisationVersion[],
  after: readonly OrganisationVersion[],
): VersionFault[] {
  const known = new Set(versionFaults(before).map(keyOf))
  return versionFaults(after).filter((fault) => !known.has(keyOf(fault)))
}

/** What a change writes: versions to insert or overwrite by (organisation, from), and those that never came into force. */
export function difference(
  before: readonly OrganisationVersion[],
  after: readonly OrganisationVersion[],
): { readonly written: readonly OrganisationVersion[]; readonly dropped: readonly OrganisationVersion[] } {
  const old = new Map(before.map((version) => [placeOf(version), version]))
  const kept = new Set(after.map(placeOf))
  return {
    written: after.filter((version) => !isSame(version, old.get(placeOf(version)))),
    dropped: before.filter((version) => !kept.has(placeOf(version))),
  }
}

function isSame(one: OrganisationVersion, other: OrganisationVersion | undefined): boolean {
  return other !== undefined && one.to === other.to && sameContent(contentOf(one), contentOf(other))
}

function placeOf({ organisation, from }: OrganisationVersion): string {
  return `${from} ${organisation}`
}

function keyOf({ code, organisation, day, other }: VersionFault): string {
  return `${code} ${day} ${organisation} ${other ?? ''}`
}
