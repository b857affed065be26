import type { LiveLeafView } from '#contract/live-points.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import { periodFrom } from '#domain/period/period.ts'
import { liveLeaves } from '#domain/scoring/live-points.ts'
import { givenValues } from '#domain/value/given-values.ts'
import type { ValueOfPeriod } from '#domain/value/over-time.ts'
import { softFindings, type ItemValue, type SoftFinding } from '#domain/value/soft-check.ts'
import { exactOf } from '#domain/value/value-content.ts'
import { counts } from '#domain/value/value-state.ts'
import type { ValueStore } from '#domain/value/value-store.ts'
import type { StoredValue } from './stored-value.ts'
import type { Surroundings } from './surroundings.ts'

/** What values mean: what about them needs a note, and the points of what reads them. */
export type Assessment = {
  readonly findings: (value: StoredValue) => SoftFinding[]
  readonly leaves: (items: ReadonlySet<string>) => LiveLeafView[]
  readonly isGiven: (subject: string, item: string) => boolean
}

/** How the member's claims that leaves do not apply stand. */
export type Claims = { readonly accepted: readonly string[]; readonly waiting: readonly string[] }

export const NO_CLAIMS: Claims = { accepted: [], waiting: [] }

export function assess(
  values: readonly StoredValue[],
  { organisations, providers, flowParts, period, subject }: Surroundings,
  items: ItemCatalogue,
  outline: Outline | undefined,
  claims: Claims = NO_CLAIMS,
): Assessment {
  const { store } = givenValues(values, {
    organisations: organisations.map(({ id }) => id),
    items,
    providers: (item) => providers.get(item.id) ?? [],
    flowParts,
  })
  const row = store.row(subject)
  for (const code of claims.accepted) store.setNotApplicable(code, row)
  const province = { organisations, members: 1 }
  const claimed = new Set(claims.waiting)
  return {
    findings: (value) => findingsOf(value, values, store, items),
    leaves: (read) =>
      outline && organisations.length > 0
        ? liveLeaves(outline, province, store, period, { items: read, row, claimed }).map(leafView)
        : [],
    isGiven: (other, id) => {
      const [item, at] = [items.get(id), store.subjects().indexOf(other)]
      return item !== undefined && at >= 0 && store.fact(item, period, at) !== undefined
    },
  }
}

/** What a reader is told of a leaf: whose number is missing, never what another's number is. */
function leafView(leaf: ReturnType<typeof liveLeaves>[number]): LiveLeafView {
  const missing = leaf.missing.map(({ letter, item, code, period }) => ({ letter, item, code, period }))
  return { ...leaf, letters: [...leaf.letters], broken: [...leaf.broken], missing }
}

/** A version that carries a note has been explained. */
function findingsOf(
  value: StoredValue,
  values: readonly StoredValue[],
  store: ValueStore,
  items: ItemCatalogue,
): SoftFinding[] {
  const item = items.get(value.item)
  const period = periodFrom(value.period)
  if (!item || !period || value.note !== undefined || value.part !== undefined) return []
  const row = store.row(value.subject)
  const number = (other: DataItem): ItemValue[] => {
    const found = store.fact(other, period, row)
    return found ? [{ item: other, value: found }] : []
  }
  const whole = item.partOf === undefined ? undefined : items.get(item.partOf)
  const parts = values
    .filter((one) => one.subject === value.subject && items.get(one.item)?.partOf === item.id)
    .map((one) => items.get(one.item)!)
  return softFindings(item, value.content, {
    period,
    others: otherPeriods(item, value, values),
    whole: whole && number(whole)[0],
    parts: [...new Set(parts)].flatMap(number),
  })
}

function otherPeriods(item: DataItem, value: StoredValue, values: readonly StoredValue[]): ValueOfPeriod[] {
  return values
    .filter((one) => one.subject === value.subject && one.item === value.item && one.part === undefined)
    .flatMap((one) => {
      const [period, number] = [periodFrom(one.period), counts(one.state) ? exactOf(item, one.content) : undefined]
      return period && number && period.key !== value.period ? [{ period, value: number }] : []
    })
}
