import { sql } from 'kysely'
import type { Db } from '#db/database.ts'

export type Group = { readonly group: string; readonly name: string; readonly members: number }

/** Every group in its own order, with how many members it has on a day. */
export async function groupsOn(db: Db, day: string): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select groups.id as "group", groups.name, (
      select count(*)::int from group_member as member
      where member.group_id = groups.id
        and member.valid_from <= ${day} and (member.valid_to is null or member.valid_to > ${day})
    ) as members
    from organisation_group as groups order by groups.position, groups.id
  `.execute(db)
  return rows
}
