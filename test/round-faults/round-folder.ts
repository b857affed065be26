import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { readContentFolder } from '#content/content-folder.ts'
import type { Database } from '#db/database.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { insertRows } from '#server/bulk-insert.ts'
import { loadContent } from '#server/content/load.ts'
import { SESSION_COOKIE } from '#server/session-cookie.ts'
import { newToken } from '#server/sessions/token.ts'
import { acting, temporaryFolder } from '../faults/province-folder.ts'

/** The head of a member of the round, signed in. */
export type Head = {
  readonly account: string
  readonly unit: string
  readonly submission: string
  readonly cookie: string
}

/** A server's data folder with an open round and the heads of its members, to be copied. */
export type RoundPattern = {
  readonly round: string
  readonly heads: readonly Head[]
  readonly copyTo: (data: string) => void
  readonly remove: () => void
}

export const EDITION = 'hue-2020'
export const PERIOD = '2022'
/** Versions that each member has given, all read by the edition. */
export const VALUES_EACH = 20

const GROUP = 'xa-nop-ho-so'
const DAY_MS = 86_400_000
const SESSION_MS = 6 * 3_600_000

/** A round of so many communes, each with a head and some numbers. */
export async function roundPattern(members: number): Promise<RoundPattern> {
  const { folder, remove } = temporaryFolder('round')
  const data = join(folder, 'data')
  const embedded = await startEmbedded(join(data, 'postgres'))
  try {
    const made = await acting(embedded.url, async (database) => {
      await migrate(embedded.url)
      await loadContent(database, readContentFolder(), { now: new Date(), by: null })
      return writeRound(database, members)
    })
    return { ...made, copyTo: (other) => copied(data, other), remove }
  } finally {
    await embedded.stop()
  }
}

/** Owners and modes count. */
function copied(from: string, to: string): void {
  const { status } = spawnSync('cp', ['-a', from, to], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`cp ended with ${status}`)
}

type Made = Head & { readonly hash: Buffer }

async function writeRound(database: Database, members: number): Promise<Pick<RoundPattern, 'round' | 'heads'>> {
  const round = uuidv7()
  const made = Array.from({ length: members }, (): Made => {
    const { token, hash } = newToken()
    return { account: uuidv7(), unit: uuidv7(), submission: uuidv7(), cookie: `${SESSION_COOKIE}=${token}`, hash }
  })
  await writeUnits(database, made)
  await writeOpenRound(database, round, made)
  await writeValues(database, made)
  await database.pool.query('analyze')
  return { round, heads: made.map(({ account, unit, submission, cookie }) => ({ account, unit, submission, cookie })) }
}

async function writeUnits({ db }: Database, made: readonly Made[]): Promise<void> {
  const now = new Date()
  const province = uuidv7()
  const life = (organisation_id: string, ordinal: number) => ({
    ...{ id: uuidv7(), organisation_id, valid_from: '2019-01-01', name: `Xã số ${ordinal}`, ordinal },
    ...{ kind: 'commune', level: 'commune', parent_id: province },
  })
  const above = { ...life(province, 0), name: 'Tỉnh thử', kind: 'province', level: 'province', parent_id: null }
  await db.transaction().execute(async (tx) => {
    const ids = [province, ...made.map(({ unit }) => unit)]
    await insertRows(
      tx,
      'organisation',
      ids.map((id) => ({ id, created_at: now })),
    )
    await insertRows(tx, 'organisation_version', [above, ...made.map(({ unit }, at) => life(unit, at + 1))])
    await insertRows(
      tx,
      'account',
      made.map(({ account: id }, at) => ({
        ...{ id, user_name: `chu-tich-${at}`, kind: 'person', display_name: 'Chủ tịch xã', state: 'active' },
        ...{ version: 1, created_at: now },
      })),
    )
    await insertRows(
      tx,
      'role_grant',
      made.map(({ account, unit }) => ({
        ...{ id: uuidv7(), account_id: account, role: 'unit-head', organisation_id: unit },
        ...{ valid_from: '2019-01-01', granted_at: now },
      })),
    )
    const expires_at = new Date(now.getTime() + SESSION_MS)
    const sessions = made.map(({ account, hash: token_hash }) => ({
      ...{ id: uuidv7(), token_hash, account_id: account, created_at: now, seen_at: now, expires_at },
    }))
    await tx.insertInto('session').values(sessions).execute()
  })
}

async function writeOpenRound({ db }: Database, round: string, made: readonly Made[]): Promise<void> {
  const now = Date.now()
  const at = (days: number): Date => new Date(now + days * DAY_MS)
  await db.transaction().execute(async (tx) => {
    await insertRows(tx, 'organisation_group', [{ id: GROUP, name: 'Các xã', position: 0 }])
    await tx
      .insertInto('round')
      .values({
        ...{ id: round, title: 'Đợt thử hạn nộp', edition_id: EDITION, period: PERIOD, state: 'open', version: 2 },
        ...{ period_from: '2022-01-01', period_to: '2023-01-01', members_on: '2022-12-31', evidence_required: false },
        ...{
          entry_from: at(-9),
          entry_until: at(1),
          fixed_at: at(2),
          appraisal_until: at(3),
          explanation_until: at(4),
        },
        ...{ council_until: at(5), release_on: at(6), reminder_days: [], second_share: '0', opened_at: at(-9) },
      })
      .execute()
    await insertRows(tx, 'round_group', [{ round_id: round, group_id: GROUP, position: 0, name: 'Các xã' }])
    await insertRows(
      tx,
      'round_member',
      made.map(({ unit }, place) => ({
        ...{ round_id: round, organisation_id: unit, group_id: GROUP, ranked: true, kind: 'commune' },
        name: `Xã số ${place + 1}`,
      })),
    )
    await insertRows(
      tx,
      'submission',
      made.map(({ unit, submission: id }) => ({
        ...{ id, round_id: round, organisation_id: unit, keeper_id: unit, state: 'draft', version: 1, attempt: 0 },
      })),
    )
  })
}

/** Counts that the edition reads, with a note, so that nothing keeps a unit from submitting. */
async function writeValues({ db, pool }: Database, made: readonly Made[]): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `select distinct item.id from variable join data_item as item on item.id = variable.item_id
     where variable.edition_id = $1 and variable."of" = 'own' and item.kind = 'count'
     order by item.id limit $2`,
    [EDITION, VALUES_EACH],
  )
  if (rows.length < VALUES_EACH) throw new Error('the edition reads too few counts')
  const entered_at = new Date()
  const values = made.flatMap(({ unit, account }, at) =>
    rows.map(({ id: item_id }, place) => ({
      ...{ id: uuidv7(), subject_id: unit, item_id, period: PERIOD, version: 1, provider_id: unit, source: 'typed' },
      ...{ period_from: '2022-01-01', period_to: '2023-01-01', kind: 'number', stage: 'declared', on_behalf: false },
      ...{ number: String(1 + ((at + place) % 9)), typed: '1', note: 'Đã rà soát.', entered_by: account, entered_at },
    })),
  )
  await db.transaction().execute((tx) => insertRows(tx, 'value', values))
}
