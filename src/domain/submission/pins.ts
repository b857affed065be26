import type { ValueState } from '../value/value-state.ts'

/** One version of a value, as far as pinning asks. */
export type PinnedVersion = {
  readonly id: string
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string | undefined
}

/**
 * Method §9.2. What a submission is judged by: the latest version of every own value. A copy that nobody has confirmed
 * is not given yet; its confirmation afterwards is a change after submission.
 */
export function pinsOf<Version extends PinnedVersion & { readonly state: ValueState }>(
  latest: readonly Version[],
): Version[] {
  return latest.filter(({ state }) => state !== 'to-be-confirmed')
}

/** Method §13.4. After a reopening: the latest versions of what the reopened criteria read, else what was pinned. */
export function pinsAfterReopening<Version extends PinnedVersion>(
  before: readonly Version[],
  latest: readonly Version[],
  items: ReadonlySet<string>,
): Version[] {
  return [...before.filter(({ item }) => !items.has(item)), ...latest.filter(({ item }) => items.has(item))]
}

/** The same of the claims that stand: those of reopened criteria, else what was pinned. */
export function claimsAfterReopening(
  before: readonly string[],
  standing: readonly string[],
  nodes: ReadonlySet<string>,
): string[] {
  return [...before.filter((code) => !nodes.has(code)), ...standing.filter((code) => nodes.has(code))]
}

export type ChangedVersion<Version> = { readonly before: Version | undefined; readonly after: Version | undefined }

/** Keys at which two looks have different versions, in the order of the keys. */
export function changedVersions<Version extends PinnedVersion>(
  before: readonly Version[],
  after: readonly Version[],
): ChangedVersion<Version>[] {
  const [old, now] = [byKey(before), byKey(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((key) => ({ before: old.get(key), after: now.get(key) }))
    .filter((one) => one.before?.id !== one.after?.id)
}

/** Whose item of which period and part: what has one version that counts. */
export function keyOf({ subject, item, period, part }: Omit<PinnedVersion, 'id'>): string {
  return [subject, item, period, part ?? ''].join(' ')
}

function byKey<Version extends PinnedVersion>(versions: readonly Version[]): Map<string, Version> {
  return new Map(versions.map((version) => [keyOf(version), version]))
}
