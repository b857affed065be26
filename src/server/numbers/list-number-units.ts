import { sql } from 'kysely'
import { numbers } from '#contract/numbers.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import { matches } from '#domain/fold.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import { actorOf, type Call } from '../call.ts'
import { registerOn, today } from '../organisations/register.ts'
import type { ValueDeps } from '../values/deps.ts'

const MOST_UNITS = 100

type Question = { readonly item: DataItem; readonly words?: string | undefined }

/**
 * The units whose values of the item the caller may read, and that gave one. To an appraiser a unit's numbers are open by
 * period, while they are judged: they come to them from what they judge.
 */
export async function listNumberUnits(
  { db }: Pick<ValueDeps, 'db'>,
  { item, words = '' }: Question,
  call: Call,
): Promise<OutputOf<typeof numbers.listNumberUnits>> {
  const { grants } = actorOf(call)
  const { permits } = numbers.listNumberUnits
  const { organisations, above } = await registerOn(db, today())
  const readable = organisations.filter(({ id, name }) => {
    const target = { organisation: id, above: above(id), items: [item.id] }
    return matches(name, words) && whyNotPermitted(permits, grants, target) === undefined
  })
  const ids = readable.map(({ id }) => id)
  const given = new Set(await withValues(db, ids, item.id))
  const units = readable.filter(({ id }) => given.has(id)).map(({ id, name }) => ({ id, name }))
  return { units: units.slice(0, MOST_UNITS), more: units.length > MOST_UNITS }
}

/** Each unit is looked up by itself: what is read does not grow with what others gave. */
async function withValues(db: Db, units: readonly string[], item: string): Promise<string[]> {
  if (units.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select unit.id from unnest(${units}::uuid[]) with ordinality as unit (id, place)
    where exists (select from value where value.subject_id = unit.id and value.item_id = ${item})
    order by unit.place limit ${MOST_UNITS + 1}
  `.execute(db)
  return rows.map(({ id }) => id)
}
