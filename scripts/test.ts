// `npm test`: everything, on a machine that may have nothing yet. The last line is what a build server counts.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type KeptServer, keptServer } from '#test/support/database/kept-server.ts'
import { buildWeb } from './build-web.ts'
import { startDebianPostgres } from './debian-postgres.ts'
import { root } from './pinned-node.mjs'
import { qualitySteps } from './quality.ts'
import { endChildrenOnSignal, type Step, step, tool } from './step.ts'
import { provideSystemParts } from './system-parts.ts'
import { runVitest, type VitestRun } from './vitest-run.ts'

const OLDEST = 'PostgreSQL 15'

// Where one PostgreSQL could differ from another: the tables and how they are made, filled, copied and locked, the plans
// of queries, and every statement once, by a walk through every operation. What these statements mean is the same.
const ASKED_OF_OLDEST = [
  'src/db/',
  'src/server/backup/',
  'src/server/events/',
  'src/server/values/',
  'test/server/api-walk',
  'test/server/query-plans',
]
// It starts what npm brought, or asks no PostgreSQL at all.
const NOT_ASKED = ['src/db/embedded/**', 'src/server/backup/{archives,encrypted-file}.test.ts']

endChildrenOnSignal()
// Much is started here that reads the whole server in: what Node has made of it is kept.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules', '.cache', 'node')
const steps = [await systemParts(), ...(await webSteps())]
const runs = await onPostgres('PostgreSQL', keptServer, async (env) => {
  // Browsers wait now and then: they run beside all else, and start from the same databases.
  const browser = runVitest('e2e', { env, show: 'on failure' })
  steps.push(...(await qualitySteps()))
  return [await runVitest('unit'), await runVitest('server', { env }), ...(await onOldest()), await browser]
})

const tests = sum(runs.map(({ count }) => count.passed + count.failed))
const passed = steps.filter((done) => done.passed).length + sum(runs.map(({ count }) => count.passed))
const failed = steps.filter((done) => !done.passed).length + sum(runs.map(({ count }) => count.failed))
printSlowest()
printSteps()
if (tests === 0) console.log('Không có kiểm thử nào chạy. / No test ran.')
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || tests === 0 ? 1 : 0

async function systemParts(): Promise<Step> {
  return step('system parts', async () => {
    const missing = provideSystemParts()
    return { passed: missing.length === 0, output: missing.join('\n') }
  })
}

async function webSteps(): Promise<Step[]> {
  if (!existsSync(join(root, 'src/web/index.html'))) return []
  // Any method named `group` is taken for an array's that no browser ever had.
  const browser = ['es2022', 'dist/web/**/*.js', '--module', '--checkFeatures', '--ignore', 'ArrayPrototypeGroup']
  return [
    await step('web (vite build)', () =>
      buildWeb().then(
        () => ({ passed: true, output: '' }),
        (error: Error) => ({ passed: false, output: error.message }),
      ),
    ),
    await tool('what browsers get is ES2022 (es-check)', 'es-check', browser),
    await tool('the notice for old browsers is ES5 (es-check)', 'es-check', ['es5', 'dist/web/browser-floor.js']),
  ]
}

function onOldest(): Promise<VitestRun[]> {
  return onPostgres(OLDEST, startDebianPostgres, async (env) => {
    return [await runVitest('server', { variant: OLDEST, env, only: ASKED_OF_OLDEST, exclude: NOT_ASKED })]
  })
}

/** Acts with a PostgreSQL whose templates all runs share; where it cannot start this is one failed step, which says why. */
async function onPostgres(
  name: string,
  start: () => Promise<KeptServer>,
  act: (env: Record<string, string>) => Promise<VitestRun[]>,
): Promise<VitestRun[]> {
  const [server, failure] = await start().then(
    (server) => [server, undefined] as const,
    (error: Error) => [undefined, error.message] as const,
  )
  if (!server) {
    const failed = await step(`tests (${name})`, () => Promise.resolve({ passed: false, output: failure }))
    return [{ step: failed, count: { passed: 0, failed: 1, slowest: [] } }]
  }
  try {
    return await act({ LABAN_TEST_DATABASE_URL: server.url, LABAN_TEST_RUN: 'all' })
  } finally {
    await server.stop()
  }
}

function printSlowest(): void {
  const slowest = runs.flatMap(({ count }) => count.slowest).sort((a, b) => b.seconds - a.seconds)
  console.log('\nChậm nhất / slowest:')
  for (const { name, seconds } of slowest.slice(0, 10)) console.log(`${seconds.toFixed(2).padStart(8)} s  ${name}`)
}

function printSteps(): void {
  console.log('\nCác bước / steps:')
  for (const done of [...steps, ...runs.map((run) => run.step)]) {
    console.log(`${done.seconds.toFixed(1).padStart(8)} s  ${done.passed ? '✓' : '✗'} ${done.name}`)
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
