import type { Db } from '#db/database.ts'
import { askedItems, applicableLeaves, readsOwn } from '#domain/edition/asked-items.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { periodFrom, previousPeriod, type Period } from '#domain/period/period.ts'
import { formLocks } from '#domain/submission/form-locks.ts'
import { expectedParts } from '#domain/value/parts.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import type { StandingCell } from '#domain/value/workbook-plan.ts'
import { formRound } from '../forms/form-round.ts'
import type { FormKey } from '../forms/show-form.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import type { StoredValue } from '../values/stored-value.ts'
import { surroundingsOf, surroundingValues, type Surroundings } from '../values/surroundings.ts'
import { outlineFor } from '../values/target.ts'

/** What of a form is known before its values are read. */
export type AskedForm = {
  readonly key: FormKey
  readonly outline: Outline
  readonly period: Period
  readonly unit: Organisation
  readonly items: readonly DataItem[]
  readonly surroundings: Surroundings
}

/** A form as it stands at one moment. */
export type FormNow = {
  readonly known: readonly StoredValue[]
  readonly cells: ReadonlyMap<string, StandingCell>
  readonly previous: ReadonlyMap<string, ValueContent>
  /** Why nothing at all can be entered. */
  readonly refusal: Refusal | undefined
}

export async function askedForm(deps: ValueDeps, key: FormKey): Promise<AskedForm> {
  const outline = outlineFor(deps.content, key.edition)!
  const period = periodFrom(key.period)!
  const everything = outline.leaves.flatMap(({ leaf }) => leaf!.letters.map(({ item }) => item.id))
  const question = { subject: key.organisation, period, items: [...new Set(everything)], outline }
  const surroundings = await surroundingsOf(deps, question)
  const unit = surroundings.register.byId.get(key.organisation)
  if (!unit) throw new Refusal('not-found')
  return { key, outline, period, unit, items: askedItems(outline, unit.kind), surroundings }
}

export async function formNow(db: Db, { key, outline, period, items, surroundings }: AskedForm): Promise<FormNow> {
  const known = await surroundingValues(db, surroundings)
  const round = await formRound(db, key)
  const locks = formLocks(outline, round)
  const at = (period: string): Map<string, StoredValue> =>
    new Map(
      known
        .filter((one) => one.subject === key.organisation && one.period === period && one.part === undefined)
        .map((one) => [one.item, one]),
    )
  const [now, before] = [at(key.period), at(previousPeriod(period).key)]
  const lockOf = (item: DataItem): StandingCell['lock'] => {
    if (expectedParts(surroundings.providers.get(item.id) ?? [], period).length > 0) return 'in-parts'
    return locks.isLocked(item.id) ? 'locked' : undefined
  }
  const cells = items.map((item): [string, StandingCell] => {
    const { version = 0, content, note } = now.get(item.id) ?? {}
    return [item.id, { item, version, content, note, lock: lockOf(item) }]
  })
  const closed = round?.closed
  return {
    known,
    cells: new Map(cells),
    previous: new Map([...before].map(([item, { content }]) => [item, content])),
    refusal:
      closed && round.openings.length === 0
        ? new Refusal(closed.code, undefined, { ...closed.params, ...(closed.at !== undefined && { at: closed.at }) })
        : undefined,
  }
}

/** Codes of the criteria that read each item of the unit's own. */
export function criteriaOf({ outline, unit }: AskedForm): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>()
  for (const { code, leaf } of applicableLeaves(outline, unit.kind))
    for (const { item, variable } of leaf!.letters) {
      if (!readsOwn(variable, unit.kind)) continue
      const known = codes.get(item.id) ?? []
      if (!known.includes(code)) codes.set(item.id, [...known, code])
    }
  return codes
}
