// `npm run prove:fuzz [-- SEED …]`: 100,000 cases over fresh seeds and the largest files, told in docs/proof/fuzz.md.
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBigValues } from '#test/fuzz/big-values.ts'
import type { FuzzResult } from '#test/fuzz/fuzz-target.ts'
import { laban } from '#test/fuzz/laban.ts'
import { TARGETS } from '#test/fuzz/targets.ts'
import { root } from './pinned-node.mjs'
import { revision } from './revision.ts'

const CASES = 100_000
const SEEDS = 4
// Nothing that a person can send may take longer.
const MOST_MS = 10_000
const MB = 1024 * 1024

type Big = {
  readonly file: string
  readonly exit: number | null
  readonly seconds: number
  readonly peakMb: number
  readonly said: string
}

const asked = process.argv.slice(2).map(Number)
if (asked.some((seed) => !Number.isSafeInteger(seed)))
  throw new Error('Hạt giống là số nguyên. / Seeds are whole numbers.')
const seeds = asked.length > 0 ? asked : Array.from({ length: SEEDS }, () => Math.floor(Math.random() * 1e9))
const started = performance.now()
const results = await fuzzed()
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
const bigs = await bigFiles()
const failures = results.flatMap((result) => result.failures)

mkdirSync(join(root, 'docs', 'proof'), { recursive: true })
writeFileSync(join(root, 'docs', 'proof', 'fuzz.md'), page())
console.log(failures.length === 0 ? 'Không có lỗi. / No failures.' : failures.join('\n'))
process.exitCode = failures.length === 0 ? 0 : 1

/** One result a target, all seeds together. */
async function fuzzed(): Promise<FuzzResult[]> {
  const all: FuzzResult[] = []
  for (const target of TARGETS) {
    const runs: FuzzResult[] = []
    const count = Math.ceil((CASES * target.share) / 100 / seeds.length)
    for (const seed of seeds) runs.push(await target.run({ seed, count, mostMs: MOST_MS }))
    all.push({
      name: target.name,
      cases: runs.reduce((sum, run) => sum + run.cases, 0),
      longest: runs.map((run) => run.longest).reduce((longest, one) => (one.ms > longest.ms ? one : longest)),
      failures: runs.flatMap((run) => run.failures),
    })
    console.log(`${target.name}: ${all.at(-1)!.cases}`)
  }
  return all
}

/** What the command line does with the largest files that it takes, and with larger ones. */
async function bigFiles(): Promise<Big[]> {
  const folder = join(tmpdir(), `laban-prove-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  try {
    const values = join(folder, 'values.csv')
    const { organisations, rows } = writeBigValues(values, 63 * MB)
    const good = await big(`63 MB, ${group(rows)} good rows, ${group(organisations)} organisations`, [
      'score',
      '--edition',
      'hue-2020',
      '--values',
      values,
    ])
    truncateSync(values, 65 * MB)
    const large = await big('65 MB', ['score', '--edition', 'hue-2020', '--values', values])
    const yaml = join(folder, 'edition.yaml')
    writeFileSync(yaml, '- x\n'.repeat(1_000_000))
    return [good, large, await big('YAML of 1,000,000 lines', ['edition', 'check', yaml])]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function big(file: string, args: readonly string[]): Promise<Big> {
  const { exit, ms, peakMb: most, stdout, stderr } = await laban(args)
  const said = stderr === '' ? `${group(stdout.split('\n').length - 1)} lines` : stderr.trim().replace(/^\S*[\\/]/, '')
  console.log(`${file}: ${Math.round(ms)} ms`)
  return { file, exit, seconds: ms / 1000, peakMb: most, said }
}

function page(): string {
  const total = results.reduce((sum, result) => sum + result.cases, 0)
  return [
    '# Proof: bad input',
    '',
    'Formulas, editions, tables, cells and periods made at random and by damaging real ones are read or refused with their place and a sentence in both languages; nothing throws, hangs or fills the memory. Generators and what is judged: `test/fuzz/`.',
    '',
    `- date: ${new Date().toISOString().slice(0, 10)}`,
    `- commit: ${revision()}`,
    `- machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    `- seeds: ${seeds.join(', ')}`,
    `- cases: ${group(total)} in ${Math.round((performance.now() - started) / 1000)} s, files included`,
    `- peak memory of the cases: ${peakMb} MB`,
    `- failures: ${failures.length}`,
    `- repeat: \`npm run prove:fuzz -- ${seeds.join(' ')}\``,
    '',
    '| target | cases | longest case (ms) | failures |',
    '|---|---:|---:|---:|',
    ...results.map(
      ({ name, cases, longest, failures: failed }) =>
        `| ${name} | ${group(cases)} | ${Math.ceil(longest.ms)} | ${failed.length} |`,
    ),
    '',
    '| file given to the command line | exit code | seconds | memory (MB) | said |',
    '|---|---:|---:|---:|---|',
    ...bigs.map(
      ({ file, exit, seconds, peakMb, said }) =>
        `| ${file} | ${exit} | ${seconds.toFixed(1)} | ${peakMb || '–'} | ${said} |`,
    ),
    '',
    ...failures.map((failure) => `    ${failure.replaceAll('\n', '\n    ')}\n`),
  ].join('\n')
}

function group(value: number): string {
  return value.toLocaleString('en')
}
