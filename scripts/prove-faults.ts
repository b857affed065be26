// `npm run prove:faults`: kills, a lost database, a wrong clock and a full disk, told in docs/proof/faults.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { FAULTS, ITEMS_EACH, OFFICERS } from '#test/faults/all-faults.ts'
import type { FaultRun } from '#test/faults/fault-run.ts'
import { provincePattern } from '#test/faults/province-folder.ts'
import { root } from './pinned-node.mjs'
import { revision } from './revision.ts'

const EXTENT = { kills: 20, awayMs: 30_000 }

const started = performance.now()
const pattern = await provincePattern(OFFICERS, ITEMS_EACH)
const runs: FaultRun[] = []
for (const [name, bringAbout] of Object.entries(FAULTS)) {
  const run = await bringAbout(pattern, EXTENT).catch((error: unknown) => ({
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
writeFileSync(join(root, 'docs', 'proof', 'faults.md'), page())
console.log(faults.length === 0 ? 'Không có lỗi. / No failures.' : faults.join('\n'))
process.exitCode = faults.length === 0 ? 0 : 1

function page(): string {
  return [
    '# Proof: faults',
    '',
    'The server runs as a process of its own over PostgreSQL with fsync on, the demonstration province and signed-in officers who save. After each fault: every acknowledged save is there once, with its event; no value without event, no event without value; times within a stream never go back; all chains hold, with the checkpoints; what was not acknowledged is sent again under its key and is done once; who could not be served was told 503 `unavailable`. How each is brought about: `test/faults/`.',
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
