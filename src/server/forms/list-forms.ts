import { sql } from 'kysely'
import { forms, type FormEntry } from '#contract/forms.ts'
import type { Db } from '#db/database.ts'
import { askedItems } from '#domain/edition/asked-items.ts'
import { relationsOf } from '#domain/permission/policy.ts'
import type { Grant } from '#domain/permission/grant.ts'
import { actorOf, type Call } from '../call.ts'
import { registerOn, today, type Register } from '../organisations/register.ts'
import type { ValueDeps } from '../values/deps.ts'

const MOST_UNITS = 200

/** The forms that a caller may enter or read: its units' editions, in every period in which anything was given. */
export async function listForms(
  { db, content }: ValueDeps,
  { organisation }: { readonly organisation?: string | undefined },
  call: Call,
): Promise<{ forms: FormEntry[] }> {
  const { grants } = actorOf(call)
  const register = await registerOn(db, today())
  const units = unitsOf(register, grants).filter((id) => organisation === undefined || id === organisation)
  if (units.length === 0) return { forms: [] }
  const given = await givenItems(db, units.slice(0, MOST_UNITS))
  const entries = given.flatMap(({ unit: id, period, items }) => {
    const unit = register.byId.get(id)!
    return [...content.outlines.values()].flatMap((outline): FormEntry[] => {
      const asked = askedItems(outline, unit.kind)
      const there = asked.filter((item) => items.includes(item.id)).length
      if (there === 0) return []
      const { id: edition, title } = outline.edition
      return [
        { edition, title: title.vi, organisation: { id, name: unit.name }, period, given: there, asked: asked.length },
      ]
    })
  })
  return { forms: entries }
}

/** The units whose forms the grants open, in the official order. */
function unitsOf({ organisations, above }: Register, grants: readonly Grant[]): string[] {
  const { permits } = forms.listForms
  return organisations
    .filter(({ id, kind }) => {
      const target = { organisation: id, above: above(id) }
      return (
        kind !== 'nation' &&
        grants.some((grant) =>
          relationsOf(grant, target).some((relation) =>
            (permits as Partial<Record<string, readonly string[]>>)[grant.role]?.includes(relation),
          ),
        )
      )
    })
    .map(({ id }) => id)
}

type Given = { readonly unit: string; readonly period: string; readonly items: string[] }

const LATEST_PERIODS = 4

/** The items that have a value in a unit's latest periods: the index is stepped through, however long the past is. */
async function givenItems(db: Db, units: readonly string[]): Promise<Given[]> {
  const { rows } = await sql<Given>`
    with recursive latest as (
      select unit.id as unit, 1 as place,
        (select period from value where subject_id = unit.id order by period desc limit 1) as period
      from unnest(${units}::uuid[]) as unit (id)
      union all
      select unit, place + 1,
        (select period from value where subject_id = latest.unit and value.period < latest.period
         order by period desc limit 1)
      from latest where period is not null and place < ${LATEST_PERIODS}
    )
    select latest.unit, latest.period, given.items
    from latest cross join lateral (
      select array_agg(distinct item_id) as items from value
      where subject_id = latest.unit and period = latest.period and part_id is null
    ) as given
    where given.items is not null
    order by latest.period desc, array_position(${units}::uuid[], latest.unit)
  `.execute(db)
  return rows
}
