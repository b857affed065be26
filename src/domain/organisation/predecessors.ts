import type { Day } from './day.ts'
import type { OrganisationId } from './organisation-version.ts'
import { isSuccessor, type Succession } from './succession.ts'

/** One that came before: `until` is the day on which its part passed on, `distance` the successions in between. */
export type Predecessor = { readonly organisation: OrganisationId; readonly until: Day; readonly distance: number }

/**
 * Everyone who came before an organisation as it is on a day, nearest first; a split's parts all lead back to the one
 * that was split. Never the organisation itself, although it may go on through a merge.
 */
export function predecessorsOf(
  successions: readonly Succession[],
  organisation: OrganisationId,
  day: Day,
): Predecessor[] {
  const found = new Map<OrganisationId, Predecessor>()
  let front: Predecessor[] = [{ organisation, until: day, distance: 0 }]
  while (front.length > 0) {
    front = front.flatMap((one) => directlyBefore(successions, one, one.distance === 0)).filter(isFirstOrLater)
  }
  return [...found.values()]

  /** One that is met again with a later end passes on more, and is followed again. */
  function isFirstOrLater(one: Predecessor): boolean {
    const known = found.get(one.organisation)
    const isFollowed = one.organisation !== organisation && (known === undefined || known.until < one.until)
    if (isFollowed) found.set(one.organisation, { ...one, distance: known?.distance ?? one.distance })
    return isFollowed
  }
}

/** What took effect on the day itself counts for the organisation asked about, not for those who had ended then. */
function directlyBefore(
  successions: readonly Succession[],
  { organisation, until, distance }: Predecessor,
  isDayIncluded: boolean,
): Predecessor[] {
  return successions
    .filter((one) => one.effectiveOn < until || (isDayIncluded && one.effectiveOn === until))
    .filter((one) => isSuccessor(one, organisation))
    .sort((a, b) => (a.effectiveOn === b.effectiveOn ? 0 : a.effectiveOn > b.effectiveOn ? -1 : 1))
    .flatMap(({ predecessors, effectiveOn }) =>
      predecessors.map((one) => ({ organisation: one, until: effectiveOn, distance: distance + 1 })),
    )
}
