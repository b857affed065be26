import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FaultRun } from './fault-run.ts'
import { historyFaults } from './kept-history.ts'
import { asGuest, temporaryFolder, type ProvincePattern } from './province-folder.ts'
import { startServer } from './running-server.ts'
import { saveOf, send, type Sent } from './saves.ts'

const SHIFT = fileURLToPath(new URL('shifted-clock.mjs', import.meta.url))
const DAYS = 30
const OFFICERS = 20

/**
 * The server's clock goes back by a month while the database's does not: saves bear the database's time, sessions that
 * are over stay over, those that live go on.
 */
export async function clockSetBack(pattern: ProvincePattern): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('clock')
  const data = join(folder, 'data')
  const acknowledged: (Sent & { answered: number })[] = []
  const faults: string[] = []
  const known = new Map<string, number>()
  try {
    pattern.copyTo(data)
    const officers = pattern.officers.slice(0, OFFICERS)
    for (const node of [[], ['--import', SHIFT]]) {
      const server = await startServer({
        env: { LABAN_DATA: data, LABAN_TEST_CLOCK_BACK_MS: String(DAYS * 86_400_000) },
        node,
      })
      for (const officer of officers) {
        const sent = saveOf(officer, 0, known)
        const { status, version, code } = await send(server.url, sent)
        if (status !== 200) faults.push(`a save was refused: ${String(status)} ${code ?? ''}`)
        else acknowledged.push({ ...sent, answered: version! })
        known.set(`${officer.unit} ${sent.item}`, version ?? sent.version)
      }
      if (node.length > 0) faults.push(...(await endedSessions(data, server.url, saveOf(officers[0]!, 0, known))))
      faults.push(...(await asGuest(data, (database) => historyFaults(database, data, acknowledged))))
      await server.stop()
    }
  } finally {
    remove()
  }
  return {
    name: `the server's clock set back by ${DAYS} days`,
    figures: [
      `${acknowledged.length} saves before and after`,
      'no event before the one it follows',
      'an expired session stays out',
    ],
    faults,
  }
}

/** Sessions that ended an hour ago by the database's clock. */
async function endedSessions(data: string, url: string, sent: Sent): Promise<string[]> {
  const ended = await asGuest(data, async ({ pool }) => {
    await pool.query("update session set expires_at = now() - interval '1 hour' where account_id = $1", [
      sent.officer.account,
    ])
    return send(url, sent)
  })
  return ended.status === 401 ? [] : [`a session that was over was let in: ${String(ended.status)}`]
}
