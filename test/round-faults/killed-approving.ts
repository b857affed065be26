import { join } from 'node:path'
import type { Client } from '#contract/client.ts'
import { submissions } from '#contract/submissions.ts'
import type { Database } from '#db/database.ts'
import type { FaultRun } from '../faults/fault-run.ts'
import { asGuest, temporaryFolder } from '../faults/province-folder.ts'
import { startServer } from '../faults/running-server.ts'
import { takenOn } from './appraised-round.ts'
import { callerOf, isAnswered, outcomeOf, type Outcome } from './calling.ts'
import { approvalFaults, approvalsOf, isApproved, VERSION_AT_COUNCIL } from './kept-approvals.ts'
import type { Head, RoundPattern } from './round-folder.ts'
import { untilKilled } from './until-killed.ts'

const DECISION = { decisionNumber: '2510/QĐ-UBND', decisionDate: '2023-02-20', decidedBy: 'Chủ tịch UBND tỉnh' }

/**
 * Kill -9 of the server while submissions are approved one by one and, beside these, all of the round by one call; each
 * time the round is approved again.
 */
export async function killedApproving(pattern: RoundPattern, kills: number): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('killed-approving')
  const data = join(folder, 'data')
  const counts = { acknowledged: 0, unanswered: 0, wasDone: 0, atOnce: 0 }
  const faults: string[] = []
  const { round, heads } = pattern
  try {
    pattern.copyTo(data)
    const share = Math.floor(heads.length / kills)
    let server = await startServer({ env: { LABAN_DATA: data } })
    const { secretary } = await asGuest(data, (database) => takenOn(database, round, heads))
    for (let turn = 0; turn < kills; turn += 1) {
      const some = heads.slice(turn * share, (turn + 1) * share)
      await asGuest(data, (database) => atCouncil(database, some))
      const outcomes = await untilKilled(server, approvals(callerOf(server.url, secretary.cookie), round, some))
      server = await startServer({ env: { LABAN_DATA: data } })
      const kept = await asGuest(data, (database) => approvalsOf(database, round))
      const done = some.map(({ submission }) => isApproved(kept.get(submission)!))
      faults.push(...outcomes.flatMap((outcome, at) => faultOf(outcome, done[at] ?? done.every(Boolean))))
      faults.push(...(await asGuest(data, (database) => approvalFaults(database, data, round))))
      const again = await callerOf(server.url, secretary.cookie)(submissions.approveRound, { round, ...DECISION })
      if (again.moved !== done.filter((one) => !one).length) faults.push(`approved again: ${again.moved}`)
      faults.push(...(await asGuest(data, (database) => approvalFaults(database, data, round))))
      const singles = outcomes.slice(0, share)
      counts.acknowledged += singles.filter(({ answer }) => answer !== undefined).length
      counts.unanswered += singles.filter((one) => !isAnswered(one)).length
      counts.wasDone += singles.filter((one, at) => !isAnswered(one) && done[at]).length
      counts.atOnce += done.every(Boolean) ? 1 : 0
    }
    await server.stop()
  } finally {
    remove()
  }
  return {
    name: 'kill -9 of the server while submissions are approved',
    figures: [
      `${kills} kills`,
      `${counts.acknowledged} approvals acknowledged one by one`,
      `${counts.unanswered} without an answer, of which ${counts.wasDone} had been done`,
      `a whole round by one call ${counts.atOnce} times before the kill, otherwise not at all; all the rest after it`,
    ],
    faults,
  }
}

async function atCouncil({ pool }: Database, heads: readonly Head[]): Promise<void> {
  const ids = heads.map(({ submission }) => submission)
  const state = `update submission set state = 'council', version = $2 where id = any($1::uuid[])`
  await pool.query(state, [ids, VERSION_AT_COUNCIL])
}

/** One by one, and the whole round last. */
function approvals(call: Client, round: string, heads: readonly Head[]): (() => Promise<Outcome<unknown>>)[] {
  const version = VERSION_AT_COUNCIL
  const each = heads.map(
    ({ submission }) =>
      () =>
        outcomeOf(call(submissions.approveSubmission, { submission, version, ...DECISION })),
  )
  return [...each, () => outcomeOf(call(submissions.approveRound, { round, ...DECISION }))]
}

/**
 * What was acknowledged is done; who comes after the other way of approving is told that the version is an older one,
 * and who waits too long for a connection behind it that it is not possible at present.
 */
function faultOf({ answer, code }: Outcome<unknown>, isDone: boolean): string[] {
  if (answer !== undefined && !isDone) return [`acknowledged and not done: ${JSON.stringify(answer)}`]
  const isHonest = code === undefined || code === 'unavailable' || (code === 'stale' && isDone)
  return isHonest ? [] : [`refused with ${code}, ${isDone ? '' : 'not '}done`]
}
