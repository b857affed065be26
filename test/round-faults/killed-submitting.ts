import { join } from 'node:path'
import type { Database } from '#db/database.ts'
import type { FaultRun } from '../faults/fault-run.ts'
import { asGuest, temporaryFolder } from '../faults/province-folder.ts'
import { startServer } from '../faults/running-server.ts'
import { isWhole, rowsOfRound, submissionFaults } from './kept-submissions.ts'
import type { Head, RoundPattern } from './round-folder.ts'
import { submitter, type Submitted } from './submitting.ts'
import { untilKilled } from './until-killed.ts'

/** Kill -9 of the server while the heads submit, so many times; each time those who know nothing submit again. */
export async function killedSubmitting(pattern: RoundPattern, kills: number): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('killed-submitting')
  const data = join(folder, 'data')
  const counts = { kills: 0, acknowledged: 0, unanswered: 0, wasDone: 0 }
  const faults: string[] = []
  try {
    pattern.copyTo(data)
    const share = Math.floor(pattern.heads.length / kills)
    let server = await startServer({ env: { LABAN_DATA: data } })
    const known: Submitted[] = []
    for (let turn = 0; turn < kills; turn += 1) {
      const heads = pattern.heads.slice(turn * share, (turn + 1) * share)
      const ready = await Promise.all(heads.map((head) => submitter(server.url, head)))
      const answers = await untilKilled(server, ready)
      server = await startServer({ env: { LABAN_DATA: data } })
      known.push(...answers.filter(({ status }) => status !== undefined))
      const open = answers.filter(({ status }) => status === undefined).map(({ head }) => head)
      const done = await asGuest(data, (database) => doneOf(database, pattern.round, open))
      const again = await Promise.all(open.map(async (head) => (await submitter(server.url, head))()))
      faults.push(...again.flatMap((one) => againFault(one, done) ?? []))
      known.push(...again.filter(({ status }) => status === 200))
      faults.push(...(await faultsIn(data, pattern.round, known)).map((fault) => `kill ${turn + 1}: ${fault}`))
      counts.kills += 1
      counts.unanswered += open.length
      counts.wasDone += done.size
    }
    await server.stop()
    counts.acknowledged = known.filter(({ status }) => status === 200).length
  } finally {
    remove()
  }
  return {
    name: 'kill -9 of the server while heads submit',
    figures: [
      `${counts.kills} kills`,
      `${counts.acknowledged} submissions acknowledged`,
      `${counts.unanswered} without an answer, of which ${counts.wasDone} had been done; all were sent again`,
    ],
    faults,
  }
}

async function doneOf(database: Database, round: string, heads: readonly Head[]): Promise<Set<string>> {
  const asked = new Set(heads.map(({ submission }) => submission))
  return new Set(
    (await rowsOfRound(database, round)).filter((row) => asked.has(row.id) && isWhole(row)).map(({ id }) => id),
  )
}

/** Done now, or told that it had been done: the version that the head saw is an older one. */
function againFault({ head, status, code }: Submitted, done: ReadonlySet<string>): string | undefined {
  const isRight = done.has(head.submission) ? status === 409 : status === 200
  return isRight ? undefined : `sent again: ${String(status)} ${code ?? ''}`
}

function faultsIn(data: string, round: string, known: readonly Submitted[]): Promise<string[]> {
  return asGuest(data, (database) => submissionFaults(database, { round, data }, known))
}
