import { join } from 'node:path'
import type { FaultRun } from '../faults/fault-run.ts'
import { asGuest, temporaryFolder } from '../faults/province-folder.ts'
import { startServer } from '../faults/running-server.ts'
import { takenOn, type Appraisal } from './appraised-round.ts'
import { isAnswered } from './calling.ts'
import { looked, type Task } from './deciding.ts'
import { findingFaults, keptFindings, placeOf, type Acknowledged } from './kept-findings.ts'
import type { Head, RoundPattern } from './round-folder.ts'
import { untilKilled } from './until-killed.ts'

/** Of so many submissions at a time the first criteria are decided; at the first of them a number is corrected. */
const SUBMISSIONS_EACH = 10
const CRITERIA_EACH = 4

/** Kill -9 of the server while two appraisers decide; each time what nobody knows of is decided again. */
export async function killedDeciding(pattern: RoundPattern, kills: number): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('killed-deciding')
  const data = join(folder, 'data')
  const counts = { unanswered: 0, wasDone: 0 }
  const [known, faults]: [Acknowledged[], string[]] = [[], []]
  try {
    pattern.copyTo(data)
    let server = await startServer({ env: { LABAN_DATA: data } })
    const round = await asGuest(data, (database) => takenOn(database, pattern.round, pattern.heads))
    for (let turn = 0; turn < kills; turn += 1) {
      const tasks = tasksOf(round, pattern.heads.slice(turn * SUBMISSIONS_EACH, (turn + 1) * SUBMISSIONS_EACH))
      const ready = await Promise.all(tasks.map((task) => looked(server.url, task)))
      const outcomes = await untilKilled(server, ready)
      server = await startServer({ env: { LABAN_DATA: data } })
      known.push(...outcomes.flatMap(({ answer }) => answer ?? []))
      faults.push(...refusals(outcomes))
      const open = tasks.filter((_, at) => !isAnswered(outcomes[at]!))
      const kept = await asGuest(data, keptFindings)
      const undone = open.filter(({ head, node }) => !kept.has(placeOf(head.submission, node)))
      const again = await Promise.all(undone.map(async (task) => (await looked(server.url, task))()))
      known.push(...again.flatMap(({ answer }) => answer ?? []))
      faults.push(...refusals(again).map((fault) => `again: ${fault}`))
      faults.push(...(await asGuest(data, (database) => findingFaults(database, data, known))))
      counts.unanswered += open.length
      counts.wasDone += open.length - undone.length
    }
    await server.stop()
  } finally {
    remove()
  }
  return {
    name: 'kill -9 of the server while appraisers decide',
    figures: [
      `${kills} kills`,
      `${known.length} findings acknowledged`,
      `${counts.unanswered} without an answer, of which ${counts.wasDone} had been done; the others were decided again`,
    ],
    faults,
  }
}

/** The two appraisers share the work; numbers that they correct are read by other criteria of neither's. */
function tasksOf({ appraisers, leaves }: Appraisal, heads: readonly Head[]): Task[] {
  const counts = leaves.flatMap(({ code, leaf }) => {
    const own = leaf!.letters.find(({ item, variable }) => item.kind === 'count' && variable.of === 'own')
    return own ? [{ code, item: own.item.id }] : []
  })
  const [first] = counts
  const others = leaves.filter(({ leaf }) => leaf!.letters.every(({ item }) => item.id !== first!.item))
  return heads.flatMap((head, at) => [
    { cookie: appraisers[at % 2]!.cookie, head, node: first!.code, correction: { item: first!.item, number: '7' } },
    ...others.slice(0, CRITERIA_EACH - 1).map(({ code: node }, place) => ({
      ...{ cookie: appraisers[(at + place) % 2]!.cookie, head, node },
    })),
  ])
}

function refusals(outcomes: readonly { readonly code?: string }[]): string[] {
  return outcomes.flatMap(({ code }) => (code === undefined || code === 'unavailable' ? [] : [`refused with ${code}`]))
}
