import { join } from 'node:path'
import type { FaultRun } from '../faults/fault-run.ts'
import { asGuest, temporaryFolder } from '../faults/province-folder.ts'
import { startServer } from '../faults/running-server.ts'
import { sharedCounts, takenOn } from './appraised-round.ts'
import type { Outcome } from './calling.ts'
import { looked, type Task } from './deciding.ts'
import { findingFaults, keptFindings, placeOf, type Acknowledged, type KeptFinding } from './kept-findings.ts'
import type { Head, RoundPattern } from './round-folder.ts'

const EACH_KILL = 10

/**
 * Two appraisers have accepted criteria that read the same number, and give it another one at the same time, each at
 * their own: one is taken, the other has seen an older number and is told so, and is to review (method §15.1, §15.5).
 */
export async function decidingAtOnce(pattern: RoundPattern, kills: number): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('deciding-at-once')
  const data = join(folder, 'data')
  const heads = pattern.heads.slice(0, kills * EACH_KILL)
  const [known, faults]: [Acknowledged[], string[]] = [[], []]
  let firstWins = 0
  try {
    pattern.copyTo(data)
    const server = await startServer({ env: { LABAN_DATA: data } })
    const { appraisers, leaves } = await asGuest(data, (database) => takenOn(database, pattern.round, heads))
    const shared = sharedCounts(leaves)
    for (const [at, head] of heads.entries()) {
      const { item, nodes } = shared[at % shared.length]!
      const accept = appraisers.map(({ cookie }, place): Task => ({ cookie, head, node: nodes[place]! }))
      const correct = accept.map((task, place): Task => ({ ...task, correction: { item, number: String(3 + place) } }))
      const accepted = await atOnce(server.url, accept)
      const corrected = await atOnce(server.url, correct)
      known.push(...[...accepted, ...corrected].flatMap(({ answer }) => answer ?? []))
      const kept = await asGuest(data, keptFindings)
      if (!isByTheRule(head, correct, corrected, kept)) faults.push(JSON.stringify({ accepted, corrected }))
      if (corrected[0]!.answer) firstWins += 1
    }
    faults.push(...(await asGuest(data, (database) => findingFaults(database, data, known))))
    await server.stop()
  } finally {
    remove()
  }
  return {
    name: 'two appraisers give one number two values at the same time',
    figures: [
      `${heads.length} times`,
      `one was first ${firstWins} times, the other ${heads.length - firstWins}`,
      'whoever came second was told `stale`, and has the own finding to review',
    ],
    faults,
  }
}

/** All have looked before anybody decides. */
async function atOnce(url: string, tasks: readonly Task[]): Promise<Outcome<Acknowledged>[]> {
  const ready = await Promise.all(tasks.map((task) => looked(url, task)))
  return Promise.all(ready.map((decide) => decide()))
}

function isByTheRule(
  head: Head,
  tasks: readonly Task[],
  outcomes: readonly Outcome<Acknowledged>[],
  kept: ReadonlyMap<string, KeptFinding>,
): boolean {
  const winner = outcomes.findIndex(({ answer }) => answer !== undefined)
  const loser = 1 - winner
  if (winner < 0 || outcomes[loser]!.code !== 'stale') return false
  const [won, lost] = [winner, loser].map((at) => kept.get(placeOf(head.submission, tasks[at]!.node))!)
  const { item, number } = tasks[winner]!.correction!
  const isTaken = won!.state === 'decided' && won!.version === 2 && won!.corrections[item] === number
  return isTaken && lost!.state === 'to-review' && lost!.version === 2 && lost!.decision === 'accepted'
}
