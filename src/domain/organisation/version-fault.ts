import { z } from 'zod'
import { isEmpty, isInForce, overlap, type Day, type Stretch } from './day.ts'
import { byOrganisation, type OrganisationId, type OrganisationVersion } from './organisation-version.ts'

/** What is wrong with the versions of organisations taken together. */
export const VersionFaultCode = z.enum([
  'version-empty',
  'versions-overlap',
  'version-gap',
  'parent-not-in-force',
  'parent-ring',
  'identifier-shared',
])
export type VersionFaultCode = z.infer<typeof VersionFaultCode>

/** `day` is the first day on which it is wrong; `other` the parent, or the other holder of the identifier. */
export type VersionFault = {
  readonly code: VersionFaultCode
  readonly organisation: OrganisationId
  readonly day: Day
  readonly other?: OrganisationId | undefined
}

type Lives = ReadonlyMap<OrganisationId, readonly OrganisationVersion[]>

/** Method §10.1. All faults, in the order of the codes; none when the tree of every day is sound. */
export function versionFaults(versions: readonly OrganisationVersion[]): VersionFault[] {
  const lives = byOrganisation(versions)
  return [
    ...[...lives.values()].flatMap(lifeFaults),
    ...versions.flatMap((version) => parentFaults(lives, version)),
    ...versions.flatMap((version) => ringFaults(lives, version)),
    ...sharedIdentifiers(versions),
  ]
}

function lifeFaults(life: readonly OrganisationVersion[]): VersionFault[] {
  return life.flatMap((version, at): VersionFault[] => {
    const [before, { organisation, from }] = [life[at - 1], version]
    if (isEmpty(version)) return [{ code: 'version-empty', organisation, day: from }]
    if (before === undefined || before.to === from) return []
    if (before.to === undefined || before.to > from) return [{ code: 'versions-overlap', organisation, day: from }]
    return [{ code: 'version-gap', organisation, day: before.to }]
  })
}

function parentFaults(lives: Lives, version: OrganisationVersion): VersionFault[] {
  const { organisation, parent } = version
  if (parent === undefined || isEmpty(version)) return []
  const day = firstUncovered(version, lives.get(parent) ?? [])
  return day === undefined ? [] : [{ code: 'parent-not-in-force', organisation, day, other: parent }]
}

/** The first day of a stretch on which none of the versions, oldest first, is in force. */
function firstUncovered(stretch: Stretch, versions: readonly OrganisationVersion[]): Day | undefined {
  let day = stretch.from
  for (const version of versions) {
    if (!isInForce(version, day)) continue
    if (version.to === undefined || (stretch.to !== undefined && version.to >= stretch.to)) return undefined
    day = version.to
  }
  return day
}

/** A ring can only close on a day on which one of its parents begins: that version's own. */
function ringFaults(lives: Lives, version: OrganisationVersion): VersionFault[] {
  const { organisation, from } = version
  const seen = new Set<OrganisationId>()
  let parent = version.parent
  while (parent !== undefined && !seen.has(parent)) {
    if (parent === organisation) return [{ code: 'parent-ring', organisation, day: from, other: version.parent }]
    seen.add(parent)
    parent = lives.get(parent)?.find((one) => isInForce(one, from))?.parent
  }
  return []
}

/** One identifier may mean two territories at different times, never at the same time. */
function sharedIdentifiers(versions: readonly OrganisationVersion[]): VersionFault[] {
  const holders = new Map<string, OrganisationVersion[]>()
  for (const version of versions)
    if (version.identifier !== undefined)
      holders.set(version.identifier, [...(holders.get(version.identifier) ?? []), version])
  return [...holders.values()].flatMap((list) => list.flatMap((one, at) => list.slice(0, at).flatMap(shared(one))))
}

function shared(one: OrganisationVersion): (other: OrganisationVersion) => VersionFault[] {
  return (other) => {
    if (one.organisation === other.organisation || !overlap(one, other)) return []
    const day = one.from > other.from ? one.from : other.from
    return [{ code: 'identifier-shared', organisation: one.organisation, day, other: other.organisation }]
  }
}
