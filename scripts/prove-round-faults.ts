// `npm run prove:round-faults`: kills while heads submit and files come in, a full disk, told in docs/proof/round-faults.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { FaultRun } from '#test/faults/fault-run.ts'
import { MEMBERS_EACH, ROUND_FAULTS } from '#test/round-faults/all-round-faults.ts'
import { roundPattern } from '#test/round-faults/round-folder.ts'
import { root } from './pinned-node.mjs'
import { revision } from './revision.ts'

const KILLS = 20

const started = performance.now()
const pattern = await roundPattern(KILLS * MEMBERS_EACH)
const runs: FaultRun[] = []
for (const [name, bringAbout] of Object.entries(ROUND_FAULTS)) {
  const run = await bringAbout(pattern, { kills: KILLS }).catch((error: unknown) => ({
    name,
    figures: [],
    faults: [error instanceof Error ? error.message : String(error)],
  }))
  runs.push(run)
  console.log([run.name, ...run.figures, ...run.faults].join('\n  '))
}
pattern.remove()
const faults = runs.flatMap((run) => run.faults)

mkdirSync(join(root, 'docs', 'proof'), { recursive: true })
writeFileSync(join(root, 'docs', 'proof', 'round-faults.md'), page())
console.log(faults.length === 0 ? 'Không có lỗi. / No failures.' : faults.join('\n'))
process.exitCode = faults.length === 0 ? 0 : 1

function page(): string {
  return [
    '# Proof: faults in a round',
    '',
    'The server runs as a process of its own over PostgreSQL with fsync on and an open round whose heads submit and bring files. After each fault: every acknowledged submission is there with its receipt, pins, scorecard, both events and its state, none is half done, receipts are numbered 1, 2, 3 …, all chains hold; who had no answer submits again and is taken, or told that it was done. Every acknowledged file has its row, every row its file with its own bytes; pieces are swept up; what found no room was refused as such. How each is brought about: `test/round-faults/`.',
    '',
    `- date: ${new Date().toISOString().slice(0, 10)}`,
    `- commit: ${revision()}`,
    `- machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    `- time: ${Math.round((performance.now() - started) / 1000)} s`,
    `- failures: ${faults.length}`,
    '',
    '| fault | figures | failures |',
    '|---|---|---:|',
    ...runs.map(({ name, figures, faults: failed }) => `| ${name} | ${figures.join('; ')} | ${failed.length} |`),
    '',
    ...faults.map((fault) => `    ${fault.replaceAll('\n', '\n    ')}\n`),
  ].join('\n')
}
