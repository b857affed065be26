import { uuidv7 } from 'uuidv7'
import type { Database } from '#db/database.ts'
import { insertRows } from '#server/bulk-insert.ts'
import { SESSION_COOKIE } from '#server/session-cookie.ts'
import { newToken } from '#server/sessions/token.ts'

/** Somebody who enters for a unit, signed in, with items of that unit that nobody else here writes. */
export type Officer = {
  readonly account: string
  readonly unit: string
  readonly cookie: string
  readonly items: readonly { readonly item: string; readonly version: number }[]
}

export const PERIOD = '2022'
const SESSION_MS = 6 * 3_600_000

/** So many officers of the demonstration's units, each an account of its own; several of one unit share its items out. */
export async function officersOf(database: Database, count: number, itemsEach: number): Promise<Officer[]> {
  const units = await unitsWithItems(database)
  const made = Array.from({ length: count }, (_, at) => {
    const { unit, items } = units[at % units.length]!
    const share = Math.floor(at / units.length)
    const { token, hash } = newToken()
    const own = items.slice(share * itemsEach, (share + 1) * itemsEach)
    if (own.length < itemsEach) throw new Error('not enough items for so many officers')
    return { account: uuidv7(), unit, items: own, hash, cookie: `${SESSION_COOKIE}=${token}` }
  })
  await letIn(database, made)
  return made.map(({ account, unit, cookie, items }) => ({ account, unit, cookie, items }))
}

type Made = Omit<Officer, 'items'> & { readonly hash: Buffer }

async function letIn({ db }: Database, made: readonly Made[]): Promise<void> {
  const now = new Date()
  await db.transaction().execute(async (tx) => {
    await insertRows(
      tx,
      'account',
      made.map(({ account: id }) => ({
        id,
        user_name: `can-bo-${id}`,
        kind: 'person',
        display_name: 'Cán bộ nhập số liệu',
        state: 'active',
        version: 1,
        created_at: now,
      })),
    )
    await insertRows(
      tx,
      'role_grant',
      made.map(({ account, unit }) => ({
        id: uuidv7(),
        account_id: account,
        role: 'unit-officer',
        organisation_id: unit,
        valid_from: '2019-01-01',
        granted_at: now,
      })),
    )
    await tx
      .insertInto('session')
      .values(
        made.map(({ account, hash }) => ({
          id: uuidv7(),
          token_hash: hash,
          account_id: account,
          created_at: now,
          seen_at: now,
          expires_at: new Date(now.getTime() + SESSION_MS),
        })),
      )
      .execute()
  })
}

type UnitItems = { readonly unit: string; readonly items: { item: string; version: number }[] }

/** Counts that units have given in the period, with the version that stands there. */
async function unitsWithItems({ pool }: Database): Promise<UnitItems[]> {
  const { rows } = await pool.query<UnitItems>(
    `select unit, json_agg(json_build_object('item', item_id, 'version', version) order by item_id) as items
     from (
       select value.subject_id as unit, value.item_id, max(value.version) as version
       from value
       join data_item as item on item.id = value.item_id and item.kind = 'count' and item.most is null
       join organisation_version as named on named.organisation_id = value.subject_id
         and named.kind in ('department', 'district', 'commune')
       where value.period = $1 and value.part_id is null
       group by value.subject_id, value.item_id
     ) as latest
     group by unit order by count(*) desc, unit`,
    [PERIOD],
  )
  return rows
}
