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

/**
 * The forms that a caller may enter or read: its units' editions, in every period in which anything was given or is asked
 * by an open round.
 */
export async function listForms(
  { db, content }: ValueDeps,
  { organisation }: { readonly organisation?: string | undefined },
  call: Call,
): Promise<{ forms: FormEntry[] }> {
  const { grants } = actorOf(call)
  const register = await registerOn(db, today())
  const units = unitsOf(register, grants).filter((id) => organisation === undefined || id === organisation)
  if (units.length === 0) return { forms: [] }
  const shown = units.slice(0, MOST_UNITS)
  const due = await dueForms(db, shown)
  const entries = placesOf(shown, await givenItems(db, shown), due).flatMap(({ unit: id, period, items }) => {
    const unit = register.byId.get(id)!
    return [...content.outlines.values()].flatMap((outline): FormEntry[] => {
      const { id: edition, title } = outline.edition
      const asked = askedItems(outline, unit.kind)
      const there = asked.filter((item) => items.includes(item.id)).length
      const isDue = due.some((one) => one.unit === id && one.period === period && one.edition === edition)
      if (there === 0 && !isDue) return []
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

type Due = { readonly unit: string; readonly period: string; readonly edition: string }

/** What open rounds ask of the units. */
function dueForms(db: Db, units: readonly string[]): Promise<Due[]> {
  return db
    .selectFrom('round')
    .innerJoin('round_member as member', 'member.round_id', 'round.id')
    .select(['member.organisation_id as unit', 'round.period', 'round.edition_id as edition'])
    .where('round.state', '=', 'open')
    .where('member.organisation_id', 'in', units)
    .execute()
}

/** Each unit and period once, the latest first and units in their order. */
function placesOf(units: readonly string[], given: readonly Given[], due: readonly Due[]): Given[] {
  const keyOf = ({ unit, period }: Omit<Given, 'items'>): string => `${unit} ${period}`
  const known = new Set(given.map(keyOf))
  const further = new Map(due.filter((one) => !known.has(keyOf(one))).map((one) => [keyOf(one), one]))
  const places = [...given, ...[...further.values()].map(({ unit, period }) => ({ unit, period, items: [] }))]
  const order = new Map(units.map((unit, at) => [unit, at]))
  return places.sort(
    (a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0) || order.get(a.unit)! - order.get(b.unit)!,
  )
}

type Given = { readonly unit: string; readonly period: string; readonly items: string[] }

const LATEST_PERIODS = 4

/** The items that have a value in a unit's latest periods: each unit's are read backwards, until there are enough. */
async function givenItems(db: Db, units: readonly string[]): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select unit.id as unit, latest.period, array_agg(distinct latest.item_id) as items
    from unnest(${units}::uuid[]) with ordinality as unit (id, place) cross join lateral (
      select period, item_id from (
        select period, item_id, dense_rank() over (order by period desc rows unbounded preceding) as place from value
        where subject_id = unit.id and part_id is null
      ) as ranked
      where place <= ${LATEST_PERIODS}
    ) as latest
    group by unit.id, unit.place, latest.period
    order by latest.period desc, unit.place
  `.execute(db)
  return rows
}
