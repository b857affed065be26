import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { OutputOf } from '#contract/operation.ts'
import type { OrganisationRow } from '#contract/organisation-views.ts'
import type { organisations } from '#contract/organisations.ts'
import type { Db } from '#db/database.ts'
import { Refusal } from '../refusal.ts'
import { defined } from './defined.ts'
import { today } from './register.ts'

type Operation = typeof organisations.listOrganisations
export type OrganisationFilter = z.output<Operation['input']>

/**
 * A page of the organisations of a day. In official order the tree is read from top to bottom, each parent's children by
 * their ordinals; by name, as Vietnamese is sorted. A page goes on behind the place where the one before stopped,
 * whatever has come or gone since.
 */
export async function organisationPage(db: Db, filter: OrganisationFilter): Promise<OutputOf<Operation>> {
  const { on = today(), order, limit } = filter
  const { rows } = await organisationQuery(filter).execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const place = last && (order === 'name' ? [last.name, last.id] : last.path!)
  return { on, organisations: page.map(rowOf), next: rows.length > limit && place ? cursorOf(order, place) : null }
}

/** The query of a page, one row longer than the page. */
export function organisationQuery(filter: OrganisationFilter): RawBuilder<Row> {
  const { on: day = today(), kind, group, under, order, after, limit } = filter
  const isPlaced = order === 'official' || under !== undefined
  const wanted = [
    inForce(sql.ref('version'), day),
    ...wordsOf(filter.words).map((word) => sql`version.folded like '%' || vn_fold(${word}) || '%'`),
    ...(kind === undefined ? [] : [sql`version.kind = ${kind}`]),
    ...(group === undefined ? [] : [sql`member.group_id = ${group}`]),
    ...(under === undefined ? [] : [sql`${under} = any(placed.path) and version.organisation_id <> ${under}`]),
    ...(after === undefined ? [] : [behind(order, after)]),
  ]
  return sql<Row>`
    ${isPlaced ? placed(day) : sql``}
    select version.organisation_id as id, version.name, version.short_name, version.abbreviation, version.kind,
      version.level, version.parent_id, version.identifier, version.area_code, version.ordinal,
      member.group_id, member.ranked, ${isPlaced ? sql`placed.path` : sql`null`} as path
    from organisation_version as version
    ${isPlaced ? sql`join placed on placed.id = version.organisation_id` : sql``}
    left join group_member as member
      on member.organisation_id = version.organisation_id and ${inForce(sql.ref('member'), day)}
    where ${sql.join(wanted, sql` and `)}
    order by ${order === 'name' ? sql`version.name collate "vi-x-icu", version.organisation_id` : sql`placed.path collate "C"`}
    limit ${limit + 1}`
}

/** Every organisation of the day with its way down from the top: ordinal and id at each step. */
function placed(day: string): RawBuilder<unknown> {
  const step = sql`array[lpad(version.ordinal::text, 10, '0'), version.organisation_id::text]`
  return sql`
    with recursive placed (id, path) as (
      select version.organisation_id, ${step} from organisation_version as version
      where ${inForce(sql.ref('version'), day)} and not exists (
        select from organisation_version as parent
        where parent.organisation_id = version.parent_id and ${inForce(sql.ref('parent'), day)})
      union all
      select version.organisation_id, placed.path || ${step}
      from placed join organisation_version as version on version.parent_id = placed.id
      where ${inForce(sql.ref('version'), day)}
    )`
}

function inForce(table: RawBuilder<unknown>, day: string): RawBuilder<unknown> {
  return sql`${table}.valid_from <= ${day} and (${table}.valid_to is null or ${table}.valid_to > ${day})`
}

function behind(order: OrganisationFilter['order'], after: string): RawBuilder<unknown> {
  const place = placeOf(order, after)
  if (order === 'official') return sql`placed.path collate "C" > ${place}::text[]`
  const [name, id] = place
  if (!z.uuid().safeParse(id).success) throw notACursor()
  return sql`(version.name collate "vi-x-icu", version.organisation_id) > (${name}, ${id}::uuid)`
}

function wordsOf(words = ''): string[] {
  return words.split(/\s+/).filter((word) => word !== '')
}

const Cursor = z.tuple([z.enum(['official', 'name'])], z.string().regex(/^\P{Cc}*$/u))

function cursorOf(order: OrganisationFilter['order'], place: readonly string[]): string {
  return Buffer.from(JSON.stringify([order, ...place])).toString('base64url')
}

function placeOf(order: OrganisationFilter['order'], cursor: string): string[] {
  const [made, ...place] = read(cursor)
  if (made !== order) throw notACursor()
  return place
}

function read(cursor: string): z.output<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw notACursor()
  }
}

function notACursor(): Refusal {
  return new Refusal('bad-input', ['after: not what a page gave as `next` in this order'])
}

type Row = {
  id: string
  name: string
  short_name: string | null
  abbreviation: string | null
  kind: string
  level: string
  parent_id: string | null
  identifier: string | null
  area_code: string | null
  ordinal: number
  group_id: string | null
  ranked: boolean | null
  path: string[] | null
}

function rowOf(row: Row): OrganisationRow {
  return {
    organisation: row.id,
    name: row.name,
    kind: row.kind as OrganisationRow['kind'],
    level: row.level as OrganisationRow['level'],
    ordinal: row.ordinal,
    ...defined({
      shortName: row.short_name,
      abbreviation: row.abbreviation,
      parent: row.parent_id,
      identifier: row.identifier,
      areaCode: row.area_code,
      group: row.group_id,
    }),
    isRanked: row.ranked ?? false,
  }
}
