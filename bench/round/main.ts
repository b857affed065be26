import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../../src/db/database.ts'
import { SESSION_COOKIE } from '../../src/server/session-cookie.ts'
import { newToken } from '../../src/server/sessions/token.ts'
import { editing } from '../../test/faults/editing.ts'
import { asGuest, provincePattern, temporaryFolder } from '../../test/faults/province-folder.ts'
import { startServer } from '../../test/faults/running-server.ts'
import { calendarAround } from '../../test/support/planned-round.ts'
import type { Measured } from '../server/main.ts'
import { appraising } from './appraising.ts'
import { viewed, type Viewed, type Viewing } from './viewing.ts'

/** What is asked of a look at the board of all members, and of a page of the appraisal queue. */
const WITHIN_MS = 300

export type Extent = { readonly viewers: number; readonly editors: number; readonly seconds: number }

const THINKING = [1000, 2000] as const
const WARM_UP_SECONDS = 5
const ITEMS_EACH = 4
const APPRAISERS = 5
const PAGE = 100
const LEVELS = { mainIndex: 'pillars and main indexes', component: 'down to the components' } as const

/** The board of the demonstration's 169 units by the Huế set, while the units enter; the queue, when they have. */
export async function measured({ viewers, editors, seconds }: Extent): Promise<Measured[]> {
  const { folder, remove } = temporaryFolder('bench-round')
  const data = join(folder, 'data')
  const pattern = await provincePattern(editors, ITEMS_EACH)
  pattern.copyTo(data)
  pattern.remove()
  const server = await startServer({ env: { LABAN_DATA: data } })
  try {
    const cookie = await asGuest(data, agencySession)
    const { round, members } = await openedRound(server.url, cookie, await asGuest(data, groupsOf))
    const view = async (level: keyof typeof LEVELS, length: number): Promise<Viewed> =>
      right({
        ...{ url: server.url, path: `/api/v1/rounds/${round}/board?level=${level}`, cookie },
        ...{ viewers, seconds: length, thinkMs: THINKING, rows: members },
      })
    await view('component', WARM_UP_SECONDS)
    const lines: Measured[] = []
    for (const level of ['mainIndex', 'component'] as const)
      lines.push(
        lineOf(`the board of ${members} units, ${LEVELS[level]}, ${viewers} viewers`, await view(level, seconds)),
      )
    const work = editing(server.url, pattern.officers)
    const beside = await view('component', seconds)
    await work.end()
    lines.push(lineOf(`the same beside ${editors} officers who save, each some five times a second`, beside))
    const appraiser = await asGuest(data, (database) => appraising(database, round))
    const queue = (length: number): Promise<Viewed> =>
      right({
        ...{ url: server.url, path: `/api/v1/appraisal-queue?round=${round}&state=undecided&limit=${PAGE}` },
        ...{ cookie: appraiser, viewers: APPRAISERS, seconds: length, thinkMs: THINKING, rows: PAGE },
      })
    await queue(WARM_UP_SECONDS)
    const what = `the queue page of an appraiser with all ${members} units, ${APPRAISERS} of them`
    return [...lines, lineOf(what, await queue(seconds))]
  } finally {
    await server.stop()
    remove()
  }
}

/** A wrong answer ends the measurement. */
async function right(viewing: Viewing): Promise<Viewed> {
  const one = await viewed(viewing)
  if (one.wrong.length > 0) throw new Error(one.wrong.slice(0, 5).join('\n'))
  return one
}

function lineOf(what: string, { done, p50, p95 }: Viewed): Measured {
  return {
    what,
    figure: `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (${done} times; ${(p95 / WITHIN_MS).toFixed(2)} of the limit)`,
    target: `p95 ≤ ${WITHIN_MS} ms`,
    reached: p95 <= WITHIN_MS,
  }
}

async function agencySession({ db }: Database): Promise<string> {
  const { token, hash: token_hash } = newToken()
  const { id: account_id } = await db
    .updateTable('account')
    .set({ state: 'active' })
    .where('user_name', '=', 'thuong-truc')
    .returning('id')
    .executeTakeFirstOrThrow()
  const now = new Date()
  const expires_at = new Date(now.getTime() + 6 * 3_600_000)
  const session = { id: uuidv7(), token_hash, account_id, created_at: now, seen_at: now, expires_at }
  await db.insertInto('session').values(session).execute()
  return `${SESSION_COOKIE}=${token}`
}

async function groupsOf({ db }: Database): Promise<string[]> {
  const rows = await db.selectFrom('organisation_group').select('id').execute()
  return rows.map(({ id }) => id)
}

async function openedRound(url: string, cookie: string, groups: readonly string[]) {
  const round = uuidv7()
  const send = async (path: string, body: object): Promise<{ members?: number }> => {
    const headers = { cookie, 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${text}`)
    return JSON.parse(text) as { members?: number }
  }
  const plan = { title: 'Đợt đo', edition: 'hue-2020', period: '2022', groups, calendar: calendarAround(48) }
  await send('/rounds', { ...plan, round, evidenceRequired: false })
  const { members } = await send(`/rounds/${round}/opening`, { round, version: 1 })
  return { round, members: members! }
}
