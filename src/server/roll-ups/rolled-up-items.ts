import type { Db } from '#db/database.ts'
import type { Exact } from '#domain/exact.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { givenValues } from '#domain/value/given-values.ts'
import { rolledUp, type RolledUp } from '#domain/value/rolled-up.ts'
import type { ValueState } from '#domain/value/value-state.ts'
import type { MissingCode } from '#domain/value/why-missing.ts'
import { latestValues, type StoredValue } from '../values/stored-value.ts'
import type { RollUpGrounds } from './roll-up-grounds.ts'

export type MemberNumber = {
  readonly organisation: { readonly id: string; readonly name: string }
  readonly number: Exact | undefined
  readonly state: ValueState | undefined
  readonly whyMissing: MissingCode | undefined
}

/** An item with each member's number, what they add up to, and the organisation's own latest version. */
export type RolledUpItem = {
  readonly item: DataItem
  readonly members: readonly MemberNumber[]
  readonly rolled: RolledUp
  readonly present: StoredValue | undefined
}

/** Method §7.10, of the latest versions that the connection sees. */
export async function rolledUpItems(db: Db, grounds: RollUpGrounds): Promise<RolledUpItem[]> {
  const { organisation, period, items, catalogue, members, providers, flowParts, asked } = grounds
  const known = await latestValues(db, asked)
  const own = await latestValues(db, { subjects: [organisation.id], items: asked.items, periods: [period.key] })
  const ids = members.map(({ id }) => id)
  const { store, whyMissing } = givenValues(known, {
    organisations: ids,
    items: catalogue,
    providers: (item) => providers.get(item.id) ?? [],
    flowParts,
  })
  const states = new Map(
    known
      .filter((value) => value.period === period.key && value.part === undefined)
      .map((value) => [`${value.subject} ${value.item}`, value.state]),
  )
  return items.map((item) => {
    const numbers = members.map(({ id, name }): MemberNumber => ({
      organisation: { id, name },
      number: store.fact(item, period, store.row(id)),
      state: states.get(`${id} ${item.id}`),
      whyMissing: whyMissing(id, item.id, period)?.code,
    }))
    const given = new Map(
      numbers.flatMap(({ organisation: { id }, number }) => (number ? [[id, number] as const] : [])),
    )
    const present = own.find((value) => value.item === item.id && value.part === undefined)
    return { item, members: numbers, rolled: rolledUp(item, ids, given), present }
  })
}
