import type { InventedClaim, InventedProvince, InventedValue } from '#domain/demonstration/province.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { accountId } from './account-rows.ts'
import { unitId } from './unit-rows.ts'

/** One event for all that a unit typed of a period, one for what it copied; one for each confirmation and claim. */
export function valueEvents({ values, claims, edition }: InventedProvince): NewEvent[] {
  const groups = Map.groupBy(values, ({ subject, period, by, copiedFrom = '' }) =>
    [subject, period, by, copiedFrom].join('/'),
  )
  return [
    ...[...groups.values()].map(bulkEvent),
    ...values.filter(({ isConfirmed }) => isConfirmed).map(confirmation),
    ...claims.flatMap((claim) => claimEvents(claim, edition)),
  ]
}

function bulkEvent(values: readonly InventedValue[]): NewEvent {
  const { subject, period, by, copiedFrom, onBehalf = false } = values[0]!
  const told = values.map(({ item, part, version, content }) => ({
    item,
    ...(part !== undefined && { part: unitId(part) }),
    version,
    after: content,
  }))
  const whose = { stream: `organisation:${unitId(subject)}`, by: accountId(by) } as const
  if (copiedFrom !== undefined)
    return { ...whose, kind: 'values.copied-forward', body: { period, from: copiedFrom, values: told } }
  return { ...whose, kind: 'values.imported', body: { period, source: 'typed', onBehalf, values: told } }
}

function confirmation({ subject, item, period, version, by }: InventedValue): NewEvent {
  const stream = `organisation:${unitId(subject)}` as const
  return { stream, kind: 'value.confirmed', by: accountId(by), body: { item, period, version } }
}

function claimEvents({ subject, code, period, reason, by, acceptedBy }: InventedClaim, edition: string): NewEvent[] {
  const stream = `organisation:${unitId(subject)}` as const
  const body = { edition, node: code, period }
  const claimed: NewEvent = { stream, kind: 'not-applicable.claimed', by: accountId(by), body: { ...body, reason } }
  if (acceptedBy === undefined) return [claimed]
  return [claimed, { stream, kind: 'not-applicable.accepted', by: accountId(acceptedBy), body }]
}
