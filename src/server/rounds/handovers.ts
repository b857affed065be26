import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Handover } from '#domain/round/keeper.ts'

type Row = {
  id: string
  effective_on: string
  side: string
  organisation: string
  name: string | null
}

/** Every succession, oldest first, with the names of those before and after it. */
export async function handoversOf(db: Db): Promise<Handover[]> {
  const { rows } = await sql<Row>`
    select succession.id, succession.effective_on, member.side, member.organisation_id as organisation, (
      select version.name from organisation_version as version
      where version.organisation_id = member.organisation_id
        and version.valid_from <= succession.effective_on - case member.side when 'predecessor' then 1 else 0 end
      order by version.valid_from desc limit 1) as name
    from succession join succession_member as member on member.succession_id = succession.id
    order by succession.effective_on, succession.recorded_at, succession.id, member.ordinal, member.organisation_id
  `.execute(db)
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((members) => {
    const of = (side: string) =>
      members.filter((one) => one.side === side).map(({ organisation, name }) => ({ organisation, name: name ?? '' }))
    return {
      effectiveOn: members[0]!.effective_on,
      predecessors: of('predecessor'),
      successors: of('successor'),
    }
  })
}
