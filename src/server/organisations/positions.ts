import type { Db } from '#db/database.ts'
import type { AuthorityForm, Position, PositionKind } from '#domain/organisation/position.ts'
import { defined } from './defined.ts'

/** A position with the ids of its row and its authorities' rows, and the name of who holds it. */
export type StoredPosition = Omit<Position, 'authorities'> & {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly authorities: readonly (Position['authorities'][number] & { readonly id: string })[]
}

/** Which positions: all of an organisation, or all of some kind everywhere. */
export type PositionsAsked = { readonly organisation: string } | { readonly kind: PositionKind }

/** Past, present and coming ones; the head first, then by the day they began. */
export async function storedPositions(db: Db, asked: PositionsAsked): Promise<StoredPosition[]> {
  let query = db
    .selectFrom('held_position as held')
    .innerJoin('person', 'person.id', 'held.person_id')
    .select(['held.id', 'held.organisation_id', 'held.person_id', 'held.kind', 'held.title'])
    .select(['held.valid_from', 'held.valid_to', 'person.full_name', 'person.email', 'person.phone'])
    .orderBy('held.valid_from')
    .orderBy('held.id')
  query =
    'kind' in asked
      ? query.where('held.kind', '=', asked.kind)
      : query.where('held.organisation_id', '=', asked.organisation)
  const rows = await query.execute()
  const authorities = await authoritiesOf(db, asked)
  return rows
    .map((row) => ({
      id: row.id,
      organisation: row.organisation_id,
      person: row.person_id,
      name: row.full_name,
      email: row.email,
      phone: row.phone,
      kind: row.kind as PositionKind,
      title: row.title,
      from: row.valid_from,
      ...defined({ to: row.valid_to }),
      authorities: authorities.get(row.id) ?? [],
    }))
    .sort((a, b) => RANK[a.kind] - RANK[b.kind])
}

const RANK = { head: 0, deputy: 1, 'focal-officer': 2, staff: 3, 'committee-member': 4 } as const

async function authoritiesOf(
  db: Db,
  asked: PositionsAsked,
): Promise<ReadonlyMap<string, StoredPosition['authorities']>> {
  let query = db
    .selectFrom('authority')
    .innerJoin('held_position as held', 'held.id', 'authority.position_id')
    .select(['authority.id', 'authority.position_id', 'authority.form', 'authority.document'])
    .select(['authority.valid_from', 'authority.valid_to'])
    .orderBy('authority.valid_from')
    .orderBy('authority.id')
  query =
    'kind' in asked
      ? query.where('held.kind', '=', asked.kind)
      : query.where('held.organisation_id', '=', asked.organisation)
  const found = new Map<string, StoredPosition['authorities'][number][]>()
  for (const row of await query.execute()) {
    const { id, valid_from: from, document } = row
    const authority = { id, form: row.form as AuthorityForm, from, ...defined({ to: row.valid_to, document }) }
    found.set(row.position_id, [...(found.get(row.position_id) ?? []), authority])
  }
  return found
}
