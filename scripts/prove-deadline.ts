// `npm run prove:deadline`: a thousand heads submit around the end of entry, told in docs/proof/deadline.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { AROUND_THE_END, deadline, WELL_BEFORE, type DeadlineRun } from '#test/round-faults/deadline.ts'
import { roundPattern } from '#test/round-faults/round-folder.ts'
import { root } from './pinned-node.mjs'
import { revision } from './revision.ts'

const CLIENTS = 1000

const pattern = await roundPattern(CLIENTS)
const runs: [string, DeadlineRun][] = []
for (const [name, rush] of Object.entries({ 'around the end': AROUND_THE_END, 'two minutes before it': WELL_BEFORE }))
  runs.push([name, await deadline(pattern, rush)])
pattern.remove()
const faults = runs.flatMap(([, run]) => run.faults)
mkdirSync(join(root, 'docs', 'proof'), { recursive: true })
writeFileSync(join(root, 'docs', 'proof', 'deadline.md'), page())
console.log(page())
process.exitCode = faults.length === 0 ? 0 : 1

function page(): string {
  return [
    '# Proof: the deadline',
    '',
    `The server runs as a process of its own over PostgreSQL with fsync on. ${CLIENTS} heads, each of a member of one round with 20 numbers, submit within 1.3 s, evenly spread, each on a connection of their own: from 1.0 s before the end of what counts to 0.3 s after it, and once more two minutes before it, where all must be in. Each is answered 200 with a receipt, or 409 \`deadline-over\`, and told the moment asked: when the whole request had come to the server, by the database’s clock (method §11.3). Every one whose moment asked is before the end is in, every other one out, whenever it was written; none has another answer. Afterwards the rows agree with the answers one by one: receipt, pins, scorecard, events on both streams and state are all there or all absent; receipts are numbered 1, 2, 3 …; all chains hold. How: \`test/round-faults/deadline.ts\`.`,
    '',
    `- date: ${new Date().toISOString().slice(0, 10)}`,
    `- commit: ${revision()}`,
    `- machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    `- failures: ${faults.length}`,
    '',
    '| submitted | in | out | sent before the end, and out | longest from sending to the moment asked | from the first request to the last answer | slowest answer |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...runs.map(
      ([name, run]) =>
        `| ${name} | ${run.in} | ${run.out} | ${run.sentInTimeAndOut} of ${run.sentInTime} | ${seconds(run.slowestDoorMs)} | ${run.seconds.toFixed(1)} s | ${seconds(run.slowestMs)} |`,
    ),
    '',
    'What is sent in the very last moments can come to the door after the end. The figures are of a machine whose two cores are shared by the server, its database and all clients.',
    '',
    ...faults.map((fault) => `    ${fault.replaceAll('\n', '\n    ')}\n`),
  ].join('\n')
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
