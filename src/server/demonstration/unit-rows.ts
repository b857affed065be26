import type { Insertable } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { DB } from '#db/tables.ts'
import type { InventedProvince } from '#domain/demonstration/province.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { insertRows } from '../bulk-insert.ts'
import { seededId, seededIds } from './seeded-id.ts'

type Row<Table extends keyof DB> = Insertable<DB[Table]>

export const unitId = seededIds('organisation')
export const personId = (key: string): string => seededId('person', key)

/** Organisations with one version each, their groups, and who heads them and stands in for the head. */
export async function writeUnits(tx: Tx, province: InventedProvince, at: Date): Promise<void> {
  const { units, groups, posts, parts, since } = province
  const slugs = units.map(({ organisation }) => organisation.id)
  await insertRows(
    tx,
    'organisation',
    slugs.map((slug) => ({ id: unitId(slug), slug, created_at: at })),
  )
  await insertRows(tx, 'organisation_version', versionRows(province))
  await insertRows(
    tx,
    'organisation_group',
    groups.map(({ id, name }, position) => ({ id, name, position })),
  )
  await insertRows(tx, 'group_member', memberRows(province))
  const people = new Map(posts.map(({ person, name }) => [person, name]))
  await insertRows(
    tx,
    'person',
    [...people].map(([key, name]) => personRow(key, name, at)),
  )
  await insertRows(tx, 'held_position', positionRows(province))
  await insertRows(tx, 'authority', authorityRows(province))
  await insertRows(
    tx,
    'item_provider',
    parts.map(({ item, organisation }) => ({
      item_id: item,
      organisation_id: unitId(organisation),
      valid_from: since,
      valid_to: null,
    })),
  )
}

export function unitEvents({ units, posts, since }: InventedProvince): NewEvent[] {
  const postsOf = Map.groupBy(posts, ({ organisation }) => organisation)
  return units.map(({ organisation, level, abbreviation, identifier }) => {
    const { id, name, kind, group } = organisation
    const held = (postsOf.get(id) ?? []).map(({ person, kind, title }) => ({ person: personId(person), kind, title }))
    const body = { slug: id, from: since, name, kind, level, group, abbreviation, identifier, positions: held }
    return { stream: `organisation:${unitId(id)}` as const, kind: 'organisation.created', by: null, body }
  })
}

function versionRows({ units, since }: InventedProvince): Row<'organisation_version'>[] {
  return units.map(({ organisation, level, abbreviation, identifier }, ordinal) => ({
    id: seededId('organisation-version', organisation.id),
    organisation_id: unitId(organisation.id),
    valid_from: since,
    name: organisation.name,
    abbreviation: abbreviation ?? null,
    kind: organisation.kind!,
    level,
    parent_id: organisation.parent === undefined ? null : unitId(organisation.parent),
    identifier: identifier ?? null,
    ordinal,
  }))
}

function memberRows({ units, since }: InventedProvince): Row<'group_member'>[] {
  return units
    .filter(({ organisation }) => organisation.group !== '')
    .map(({ organisation: { id, group, ranked } }) => ({
      group_id: group,
      organisation_id: unitId(id),
      valid_from: since,
      ranked,
    }))
}

function personRow(key: string, name: string, at: Date): Row<'person'> {
  return { id: personId(key), full_name: name, created_at: at }
}

function positionRows({ posts, since }: InventedProvince): Row<'held_position'>[] {
  return posts.map(({ person, organisation, kind, title }) => ({
    id: seededId('position', person),
    person_id: personId(person),
    organisation_id: unitId(organisation),
    kind,
    title,
    valid_from: since,
  }))
}

function authorityRows({ posts, since }: InventedProvince): Row<'authority'>[] {
  return posts.flatMap(({ person, authority }) =>
    authority
      ? [
          {
            id: seededId('authority', person),
            position_id: seededId('position', person),
            form: authority.form,
            document: authority.document,
            valid_from: since,
          },
        ]
      : [],
  )
}
