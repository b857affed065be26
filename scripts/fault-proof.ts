// What `prove:faults` and `prove:round-faults` share: faults are brought about one after the other, and told on a page.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { FaultRun } from '#test/faults/fault-run.ts'
import { root } from './pinned-node.mjs'
import { revision } from './revision.ts'

export type FaultProof = {
  /** The page's name in docs/proof, without its ending. */
  readonly name: string
  readonly title: string
  /** What was done, and what holds after each fault. */
  readonly text: string
  /** By name; one that throws has failed. */
  readonly faults: Readonly<Record<string, () => Promise<FaultRun>>>
}

/** Writes docs/proof/NAME.md; the process ends with 1 where anything failed. */
export async function proveFaults(proof: FaultProof): Promise<void> {
  const started = performance.now()
  const runs: FaultRun[] = []
  for (const [name, bringAbout] of Object.entries(proof.faults)) {
    const run = await bringAbout().catch((error: unknown) => ({
      name,
      figures: [],
      faults: [error instanceof Error ? error.message : String(error)],
    }))
    runs.push(run)
    console.log([run.name, ...run.figures, ...run.faults].join('\n  '))
  }
  const folder = join(root, 'docs', 'proof')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${proof.name}.md`), pageOf(proof, runs, (performance.now() - started) / 1000))
  const failures = runs.flatMap(({ faults }) => faults)
  console.log(failures.length === 0 ? 'Không có lỗi. / No failures.' : failures.join('\n'))
  process.exitCode = failures.length === 0 ? 0 : 1
}

function pageOf({ title, text }: FaultProof, runs: readonly FaultRun[], seconds: number): string {
  const failures = runs.flatMap(({ faults }) => faults)
  return [
    `# ${title}`,
    '',
    text,
    '',
    `- date: ${new Date().toISOString().slice(0, 10)}`,
    `- commit: ${revision()}`,
    `- machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    `- time: ${Math.round(seconds)} s`,
    `- failures: ${failures.length}`,
    '',
    '| fault | figures | failures |',
    '|---|---|---:|',
    ...runs.map(({ name, figures, faults }) => `| ${name} | ${figures.join('; ')} | ${faults.length} |`),
    '',
    ...failures.map((failure) => `    ${failure.replaceAll('\n', '\n    ')}\n`),
  ].join('\n')
}
