import { sql } from 'kysely'
import type { OrganisationView, PositionView, SuccessionView } from '#contract/organisation-views.ts'
import type { Db } from '#db/database.ts'
import type { SuccessionKind } from '#domain/organisation/succession.ts'
import type { Actor } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { defined } from './defined.ts'
import { storedPositions, type StoredPosition } from './positions.ts'
import { storedVersions, viewOf } from './stored-versions.ts'

/** Everything about one organisation; how people can be reached only for those who work with them. */
export async function organisationView(db: Db, actor: Actor, id: string): Promise<OrganisationView> {
  const row = await db.selectFrom('organisation').select('slug').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  const [versions, groups, positions, supporters, supports, successions] = await Promise.all([
    storedVersions(db, { organisation: id }),
    groupsOf(db, id),
    storedPositions(db, { organisation: id }),
    supportersOf(db, id),
    supportsOf(db, id),
    successionsOf(db, id),
  ])
  const withContact = seesContact(actor, id)
  return {
    organisation: id,
    ...defined({ slug: row.slug }),
    versions: versions.map(viewOf),
    groups,
    positions: positions.map((position) => positionView(position, withContact)),
    supporters,
    supports,
    successions,
  }
}

function seesContact({ grants }: Actor, id: string): boolean {
  return grants.some(
    ({ role, organisation }) => role === 'administrator' || role === 'standing-agency' || organisation === id,
  )
}

function positionView(held: StoredPosition, withContact: boolean): PositionView {
  const { id, person, name, email, phone, kind, title, from, to, authorities } = held
  return {
    position: id,
    person: { person, name, ...(withContact && defined({ email, phone })) },
    kind,
    title,
    from,
    ...defined({ to }),
    authorities: authorities.map(({ id: authority, ...rest }) => ({ authority, ...rest })),
  }
}

async function groupsOf(db: Db, id: string): Promise<OrganisationView['groups']> {
  const rows = await db
    .selectFrom('group_member as member')
    .innerJoin('organisation_group as group', 'group.id', 'member.group_id')
    .select(['group.id', 'group.name', 'member.ranked', 'member.valid_from', 'member.valid_to'])
    .where('member.organisation_id', '=', id)
    .orderBy('member.valid_from')
    .execute()
  return rows.map((row) => ({
    group: row.id,
    name: row.name,
    isRanked: row.ranked,
    from: row.valid_from,
    ...defined({ to: row.valid_to }),
  }))
}

/** The name that an organisation has on a day, else its nearest: those of a supporter are read on its first day. */
const nameOn = (organisation: string, day: string) => sql<string>`coalesce((
  select version.name from organisation_version as version
  where version.organisation_id = ${sql.ref(organisation)}
  order by version.valid_from <= ${sql.ref(day)} desc,
    case when version.valid_from <= ${sql.ref(day)} then version.valid_from end desc, version.valid_from
  limit 1), '')`

async function supportersOf(db: Db, id: string): Promise<OrganisationView['supporters']> {
  const rows = await db
    .selectFrom('supporter')
    .leftJoin('person', 'person.id', 'supporter.person_id')
    .select(['supporter.id', 'supporter.supporter_organisation_id', 'supporter.person_id', 'person.full_name'])
    .select(['supporter.document', 'supporter.valid_from', 'supporter.valid_to'])
    .select(nameOn('supporter.supporter_organisation_id', 'supporter.valid_from').as('name'))
    .where('supporter.organisation_id', '=', id)
    .orderBy('supporter.valid_from')
    .orderBy('supporter.id')
    .execute()
  return rows.map((row) => ({
    supporter: row.id,
    by:
      row.supporter_organisation_id === null
        ? { kind: 'committee-member', person: row.person_id!, name: row.full_name! }
        : { kind: 'organisation', organisation: row.supporter_organisation_id, name: row.name },
    from: row.valid_from,
    ...defined({ document: row.document, to: row.valid_to }),
  }))
}

async function supportsOf(db: Db, id: string): Promise<OrganisationView['supports']> {
  const rows = await db
    .selectFrom('supporter')
    .select(['id', 'organisation_id', 'document', 'valid_from', 'valid_to'])
    .select(nameOn('supporter.organisation_id', 'supporter.valid_from').as('name'))
    .where('supporter_organisation_id', '=', id)
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    supporter: row.id,
    organisation: row.organisation_id,
    name: row.name,
    from: row.valid_from,
    ...defined({ document: row.document, to: row.valid_to }),
  }))
}

/** Every succession that the organisation took part in, with the others: predecessors by their last names before it. */
async function successionsOf(db: Db, id: string): Promise<SuccessionView[]> {
  const rows = await db
    .selectFrom('succession_member as member')
    .innerJoin('succession', 'succession.id', 'member.succession_id')
    .select(['succession.id', 'succession.kind', 'succession.decision_number', 'succession.decision_date'])
    .select(['succession.decided_by', 'succession.effective_on'])
    .select(['member.organisation_id', 'member.side', 'member.share'])
    .select(
      sql<string>`coalesce((
        select version.name from organisation_version as version
        where version.organisation_id = member.organisation_id and (case member.side
          when 'predecessor' then version.valid_from < succession.effective_on
          else version.valid_from <= succession.effective_on end)
        order by version.valid_from desc limit 1), '')`.as('name'),
    )
    .where('succession.id', 'in', (own) =>
      own.selectFrom('succession_member').select('succession_id').where('organisation_id', '=', id),
    )
    .orderBy('succession.effective_on')
    .orderBy('succession.recorded_at')
    .orderBy('succession.id')
    .orderBy('member.ordinal')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id).values()].map((members) => {
    const { id: succession, kind, decision_number, decision_date, decided_by, effective_on } = members[0]!
    const side = (name: string) =>
      members
        .filter((member) => member.side === name)
        .map(({ organisation_id, name, share }) => ({ organisation: organisation_id, name, ...defined({ share }) }))
    return {
      succession,
      kind: kind as SuccessionKind,
      decision: { number: decision_number, date: decision_date, issuedBy: decided_by },
      effectiveOn: effective_on,
      predecessors: side('predecessor').map(({ organisation, name }) => ({ organisation, name })),
      successors: side('successor'),
    }
  })
}
