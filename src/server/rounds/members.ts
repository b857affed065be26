import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Organisation, OrganisationKind } from '#domain/organisation/organisation.ts'

/** One that is, or would be, assessed: as it is on the day as of which members are read. */
export type Member = {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly group: string
  readonly isRanked: boolean
  readonly parent: string | undefined
}

/** Who is in the groups of a round on a day, group by group, in official order. */
export async function candidatesOf(db: Db, round: string, day: string): Promise<Member[]> {
  const { rows } = await sql<Row>`
    select version.organisation_id, version.name, version.kind, version.parent_id, round_group.group_id, member.ranked
    from round_group
    join group_member as member on member.group_id = round_group.group_id
      and member.valid_from <= ${day} and (member.valid_to is null or member.valid_to > ${day})
    join organisation_version as version on version.organisation_id = member.organisation_id
      and version.valid_from <= ${day} and (version.valid_to is null or version.valid_to > ${day})
    where round_group.round_id = ${round}
    order by round_group.position, round_group.group_id, version.ordinal, version.organisation_id
  `.execute(db)
  return rows.map(memberOf)
}

/** Those of an opened round, as they were frozen. */
export async function membersOf(db: Db, round: string): Promise<Member[]> {
  const { rows } = await sql<Row>`
    select member.organisation_id, member.name, member.kind, member.parent_id, member.group_id, member.ranked
    from round_member as member join round_group using (round_id, group_id)
    where round_id = ${round}
    order by round_group.position, member.group_id, member.name collate "C", member.organisation_id
  `.execute(db)
  return rows.map(memberOf)
}

/** As scoring knows it. */
export function organisationOf({ id, name, kind, group, isRanked, parent }: Member): Organisation {
  return { id, name, kind, group, ranked: isRanked, ...(parent !== undefined && { parent }) }
}

type Row = {
  organisation_id: string
  name: string
  kind: string
  parent_id: string | null
  group_id: string
  ranked: boolean
}

function memberOf(row: Row): Member {
  return {
    id: row.organisation_id,
    name: row.name,
    kind: row.kind as OrganisationKind,
    group: row.group_id,
    isRanked: row.ranked,
    parent: row.parent_id ?? undefined,
  }
}
