import { join } from 'node:path'
import type { Acknowledged } from './editing.ts'
import type { FaultRun } from './fault-run.ts'
import { historyFaults } from './kept-history.ts'
import type { Officer } from './officers.ts'
import { asGuest, temporaryFolder, type ProvincePattern } from './province-folder.ts'
import { startServer, type RunningServer } from './running-server.ts'
import { saveOf, send, type Sent } from './saves.ts'

const OFFICERS = 200
// The kill falls into the writing: after so many answers, while the others are waiting for theirs.
const KILLED_AFTER = { least: 10, most: 180 }

/** Kill -9 of the server while 200 officers save, so many times; each time it is started again over the same data. */
export async function killedServer(pattern: ProvincePattern, rounds: number): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('killed')
  const data = join(folder, 'data')
  try {
    pattern.copyTo(data)
    return await inRounds(data, pattern.officers.slice(0, OFFICERS), rounds)
  } finally {
    remove()
  }
}

async function inRounds(data: string, officers: readonly Officer[], rounds: number): Promise<FaultRun> {
  const known = new Map<string, number>()
  const acknowledged: Acknowledged[] = []
  const faults: string[] = []
  const counts = { open: 0, retried: 0, wasDone: 0 }
  let server = await startServer({ env: { LABAN_DATA: data } })
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { answered, open } = await saveUntilKilled(server, officers, known)
      server = await startServer({ env: { LABAN_DATA: data } })
      const there = new Set(await keysThere(data))
      counts.open += open.length
      counts.wasDone += open.filter(({ key }) => there.has(key)).length
      acknowledged.push(...answered)
      const retried = await Promise.all(open.map((sent) => again(server, sent)))
      counts.retried += retried.length
      faults.push(...retried.flatMap((one) => ('fault' in one ? [one.fault] : [])))
      acknowledged.push(...retried.flatMap((one) => ('fault' in one ? [] : [one])))
      for (const { officer, item, answered: version } of acknowledged.slice(-answered.length - retried.length))
        known.set(`${officer.unit} ${item}`, version)
      faults.push(...(await faultsIn(data, acknowledged)).map((fault) => `round ${round + 1}: ${fault}`))
    }
  } finally {
    await server.stop()
  }
  return {
    name: `kill -9 of the server during ${officers.length} saves`,
    figures: [
      `${rounds} kills`,
      `${acknowledged.length} saves acknowledged`,
      `${counts.open} without an answer, of which ${counts.wasDone} had been done; all were sent again under their keys`,
    ],
    faults,
  }
}

/** Everybody saves at once, and again, until the server is gone. */
async function saveUntilKilled(
  server: RunningServer,
  officers: readonly Officer[],
  known: ReadonlyMap<string, number>,
): Promise<{ answered: Acknowledged[]; open: Sent[] }> {
  const answered: Acknowledged[] = []
  const open: Sent[] = []
  const { least, most } = KILLED_AFTER
  const enough = Math.round(least + Math.random() * (most - least))
  let killed: Promise<unknown> | undefined
  const one = async (officer: Officer): Promise<void> => {
    for (let at = 0; at < officer.items.length; at += 1) {
      const sent = saveOf(officer, at, known)
      const { status, version } = await send(server.url, sent)
      if (status === 200) answered.push({ ...sent, answered: version! })
      else open.push(sent)
      if (answered.length >= enough) killed ??= server.kill()
      if (status === undefined) return
    }
  }
  await Promise.all(officers.map(one))
  await (killed ?? server.kill())
  return { answered, open }
}

/** The same request to the server that came after: done now, or answered as done. */
async function again(server: RunningServer, sent: Sent): Promise<Acknowledged | { readonly fault: string }> {
  const { status, code, version } = await send(server.url, sent)
  if (status === 200 && version === sent.version + 1) return { ...sent, answered: version }
  return { fault: `${sent.item} sent again: ${String(status)} ${code ?? ''} version ${String(version)}` }
}

async function keysThere(data: string): Promise<string[]> {
  return asGuest(data, async ({ pool }) => {
    const { rows } = await pool.query<{ key: string }>(
      'select request_key as key from value where request_key is not null',
    )
    return rows.map(({ key }) => key)
  })
}

function faultsIn(data: string, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  return asGuest(data, (database) => historyFaults(database, data, acknowledged))
}
