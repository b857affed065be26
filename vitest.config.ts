import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Two cores are what we promise to need.
const WORKERS = 2

// Ends what never would; how long a thing takes on somebody's machine is no test.
const HANGS_AFTER_MS = 400_000

// What needs a PostgreSQL.
const WITH_DATABASE = [
  'src/db/**/*.test.ts',
  'src/server/**/*.test.ts',
  'src/cli/memory/**/*.test.ts',
  'test/server/**/*.test.ts',
  // They bring a PostgreSQL of their own.
  'test/faults/**/*.test.ts',
  'test/round-faults/**/*.test.ts',
]
const DATABASE_SETUP = 'test/support/database/global-setup.ts'

// Vitest begins with the largest files where it knows no times; these take longest, and one that began last would be
// waited for alone.
const LONGEST = new RegExp(
  [
    'test/(faults|round-faults|fuzz|workbook|server)/',
    'test/e2e/(every-screen|appraisal|offline)',
    'src/cli/(main|content)',
    'src/server/(demonstration/seed|boards/board)',
  ].join('|'),
)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    silent: 'passed-only',
    // Before its test is ended, so that it tells what it saw last.
    expect: { poll: { timeout: HANGS_AFTER_MS / 2 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/*.test.ts'],
          exclude: ['test/e2e/**', ...WITH_DATABASE, '**/node_modules/**'],
          // Reading everything in anew for each file would take as long as the smaller half of them.
          isolate: false,
          testTimeout: HANGS_AFTER_MS,
          hookTimeout: HANGS_AFTER_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: WITH_DATABASE,
          globalSetup: DATABASE_SETUP,
          // The whole server is read in once by each worker: whatever it keeps, it keeps for a database.
          isolate: false,
          testTimeout: HANGS_AFTER_MS,
          hookTimeout: HANGS_AFTER_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [DATABASE_SETUP, 'test/e2e/built-pages.ts'],
          isolate: false,
          testTimeout: HANGS_AFTER_MS,
          hookTimeout: HANGS_AFTER_MS,
        },
      },
    ],
  },
})
