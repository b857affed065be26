import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Show, type Step, tool } from './step.ts'

export type VitestRun = { step: Step; count: TestCount }
export type TestCount = { passed: number; failed: number; slowest: SlowTest[] }
export type SlowTest = { name: string; seconds: number }

/** The parts of vitest's JSON report that are counted. */
export type Report = {
  testResults: {
    name: string
    status: string
    assertionResults: { fullName: string; status: string; duration?: number | null }[]
  }[]
}

/** How a project is run: a name where it runs more than once, which files by the beginning of their paths, and which not. */
export type Manner = {
  readonly variant?: string
  readonly env?: Record<string, string>
  readonly only?: readonly string[]
  readonly exclude?: readonly string[]
  readonly show?: Show
}

/** Runs one project of vitest.config.ts and counts its tests one by one. */
export async function runVitest(
  project: string,
  { variant, env = {}, only = [], exclude = [], show = 'live' }: Manner = {},
): Promise<VitestRun> {
  const folder = mkdtempSync(join(tmpdir(), 'laban-vitest-'))
  const file = join(folder, 'report.json')
  try {
    const args = [
      'run',
      '--project',
      project,
      '--passWithNoTests',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...exclude.map((pattern) => `--exclude=${pattern}`),
      ...only,
    ]
    const name = `tests (${[project, variant].filter(Boolean).join(', ')})`
    const step = await tool(name, 'vitest', args, { show, env })
    const count = existsSync(file)
      ? counted(JSON.parse(readFileSync(file, 'utf8')))
      : { passed: 0, failed: 0, slowest: [] }
    // A crash, or an error outside every test, fails the run without failing a test.
    if (!step.passed && count.failed === 0) count.failed = 1
    return { step, count }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A skipped test counts as failed, and so does a file that could not be loaded. */
export function counted({ testResults }: Report): TestCount {
  const tests = testResults.flatMap((file) => file.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const timed = tests.map((test) => ({ name: test.fullName, seconds: (test.duration ?? 0) / 1000 }))
  return {
    passed,
    failed: tests.length - passed + broken,
    slowest: timed.sort((a, b) => b.seconds - a.seconds).slice(0, 10),
  }
}
