import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { OrganisationVersionView } from '#contract/organisation-views.ts'
import type { Db, Tx } from '#db/database.ts'
import { difference } from '#domain/organisation/change.ts'
import {
  byOrganisation,
  contentOf,
  type OrganisationLevel,
  type OrganisationVersion,
} from '#domain/organisation/organisation-version.ts'
import type { OrganisationKind } from '#domain/organisation/organisation.ts'
import { insertRows } from '../bulk-insert.ts'
import { defined } from './defined.ts'

/** A version with the id of its row, which is a new one whenever anything about it changes. */
export type StoredVersion = OrganisationVersion & { readonly id: string }

/** All versions there are, those of one organisation or those of one day; an organisation's oldest first. */
export async function storedVersions(
  db: Db,
  { organisation, on }: { readonly organisation?: string; readonly on?: string } = {},
): Promise<StoredVersion[]> {
  let query = db
    .selectFrom('organisation_version')
    .select(['id', 'organisation_id', 'valid_from', 'valid_to', 'name', 'short_name', 'abbreviation', 'kind', 'level'])
    .select(['parent_id', 'identifier', 'area_code', 'ordinal'])
    .orderBy('organisation_id')
    .orderBy('valid_from')
  if (organisation !== undefined) query = query.where('organisation_id', '=', organisation)
  if (on !== undefined)
    query = query
      .where('valid_from', '<=', on)
      .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    organisation: row.organisation_id,
    from: row.valid_from,
    name: row.name,
    kind: row.kind as OrganisationKind,
    level: row.level as OrganisationLevel,
    ordinal: row.ordinal,
    ...defined({
      to: row.valid_to,
      shortName: row.short_name,
      abbreviation: row.abbreviation,
      parent: row.parent_id,
      identifier: row.identifier,
      areaCode: row.area_code,
    }),
  }))
}

export function viewOf(stored: StoredVersion): OrganisationVersionView {
  const { id, from, to, organisation: _organisation, ...content } = stored
  return { version: id, from, ...(to !== undefined && { to }), ...content }
}

/** What a change did to one organisation's versions: those that went, and those that stand in their place. */
export type Rewritten = { readonly before: readonly OrganisationVersion[]; readonly after: readonly StoredVersion[] }

/** Makes the stored versions what they are to be; answers what was rewritten, by organisation. */
export async function writeVersions(
  tx: Tx,
  stored: readonly StoredVersion[],
  after: readonly OrganisationVersion[],
): Promise<ReadonlyMap<string, Rewritten>> {
  const plain = stored.map(withoutId)
  const { written, dropped } = difference(plain, after)
  const gone = new Set([...written, ...dropped].map(placeOf))
  const old = stored.filter((version) => gone.has(placeOf(version)))
  const made = written.map((version) => ({ ...version, id: uuidv7() }))
  if (old.length > 0)
    await tx
      .deleteFrom('organisation_version')
      .where('id', '=', sql<string>`any(${old.map(({ id }) => id)})`)
      .execute()
  if (made.length > 0) await insertRows(tx, 'organisation_version', made.map(rowOf))
  const [before, now] = [byOrganisation(old.map(withoutId)), Map.groupBy(made, ({ organisation }) => organisation)]
  return new Map(
    [...new Set([...before.keys(), ...now.keys()])].map((id) => [
      id,
      { before: before.get(id) ?? [], after: now.get(id) ?? [] },
    ]),
  )
}

function rowOf(version: StoredVersion) {
  const { name, shortName, abbreviation, kind, level, parent, identifier, areaCode, ordinal } = contentOf(version)
  return {
    id: version.id,
    organisation_id: version.organisation,
    valid_from: version.from,
    valid_to: version.to ?? null,
    name,
    short_name: shortName ?? null,
    abbreviation: abbreviation ?? null,
    kind,
    level,
    parent_id: parent ?? null,
    identifier: identifier ?? null,
    area_code: areaCode ?? null,
    ordinal,
  }
}

/** As the domain knows it, and as the history tells it. */
export function withoutId(stored: StoredVersion): OrganisationVersion {
  const { id: _id, ...version } = stored
  return version
}

function placeOf({ organisation, from }: OrganisationVersion): string {
  return `${from} ${organisation}`
}
