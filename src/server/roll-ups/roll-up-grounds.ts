import { values } from '#contract/values.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import { periodAt, periodFrom, PeriodKind, yearStart, type Period } from '#domain/period/period.ts'
import { expectedParts } from '#domain/value/parts.ts'
import { rollUpMembers, summedItems } from '#domain/value/rolled-up.ts'
import type { FlowPartsOf } from '#domain/value/successor-flows.ts'
import type { Actor } from '../call.ts'
import { registerOn, today, type Register } from '../organisations/register.ts'
import { successorFlowsOf } from '../organisations/successor-flows.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { providersOf, type Providers } from '../values/providers.ts'
import type { ValuesAsked } from '../values/stored-value.ts'
import { lastDayOf } from '../values/surroundings.ts'
import { outlineFor } from '../values/target.ts'

export type RollUpKey = {
  readonly organisation: string
  readonly edition: string
  readonly period: string
  readonly group?: string | undefined
}

/** What a roll-up is made of beside the values; read before a transaction, for it takes a connection. */
export type RollUpGrounds = {
  readonly organisation: Organisation
  readonly period: Period
  readonly items: readonly DataItem[]
  readonly catalogue: ItemCatalogue
  /** As of the period's last day. */
  readonly members: readonly Organisation[]
  readonly providers: Providers
  readonly flowParts: FlowPartsOf
  /** The members' values from which their numbers follow. */
  readonly asked: ValuesAsked
  readonly register: Register
  readonly registerToday: Register
}

export async function rollUpGrounds({ db, content }: ValueDeps, key: RollUpKey): Promise<RollUpGrounds> {
  const outline = outlineFor(content, key.edition)!
  const period = periodFrom(key.period)!
  const [register, registerToday, providers, flows] = await Promise.all([
    registerOn(db, lastDayOf(period)),
    registerOn(db, today()),
    providersOf(db),
    successorFlowsOf(db),
  ])
  const organisation = register.byId.get(key.organisation)
  if (!organisation) throw new Refusal('not-found')
  const members = rollUpMembers(organisation.id, register.organisations, key.group)
  // What companies supply in parts is the sum of these, for the organisation itself too.
  const isWhole = ({ id }: DataItem): boolean => expectedParts(providers.get(id) ?? [], period).length === 0
  const items = summedItems(outline, organisation.kind).filter(isWhole)
  const ids = members.map(({ id }) => id)
  const periods = ofItsYear(period)
  return {
    organisation,
    period,
    items,
    catalogue: content.items,
    members,
    providers,
    flowParts: flows.flowParts,
    asked: {
      subjects: [...ids, ...flows.predecessors(ids, periods)],
      items: items.map(({ id }) => id),
      periods,
    },
    register,
    registerToday,
  }
}

/** Method §7.4: whatever a number of the period can follow from is of its year. */
function ofItsYear(period: Period): string[] {
  const from = yearStart(period)
  return PeriodKind.options.flatMap((kind) => {
    const length = { year: 12, half: 6, quarter: 3, month: 1 }[kind]
    return Array.from({ length: 12 / length }, (_, at) => periodAt(from + at * length, kind).key)
  })
}

/**
 * Whether the caller may read every member's numbers: as somebody whom their values are open to, or as one who works for
 * the province. Officers of other units never see another's number, and so no sum of them.
 */
export function readsMembers({ grants }: Actor, grounds: RollUpGrounds): boolean {
  const { organisation, members, register, registerToday } = grounds
  const OWN = { 'unit-officer': ['own'], 'unit-head': ['own'] } as const
  const isOwn = whyNotPermitted(OWN, grants, { organisation: organisation.id }) === undefined
  if (isOwn && organisation.kind === 'province') return true
  return members.every(({ id }) => {
    const above = (registerToday.byId.has(id) ? registerToday : register).above(id)
    return whyNotPermitted(values.showValueHistory.permits, grants, { organisation: id, above }) === undefined
  })
}
