import { defineConfig } from 'vitest/config'

// Two cores are what we promise to need.
const WORKERS = 2

// What needs a PostgreSQL.
const WITH_DATABASE = [
  'src/db/**/*.test.ts',
  'src/server/**/*.test.ts',
  'src/cli/memory/**/*.test.ts',
  'test/server/**/*.test.ts',
  // They bring a PostgreSQL of their own, whatever the others run on.
  ...(process.env['LABAN_TEST_DATABASE_URL'] ? [] : ['test/faults/**/*.test.ts', 'test/round-faults/**/*.test.ts']),
]
const DATABASE_SETUP = 'test/support/database/global-setup.ts'

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    silent: 'passed-only',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/*.test.ts'],
          exclude: ['test/e2e/**', ...WITH_DATABASE, '**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: WITH_DATABASE,
          globalSetup: DATABASE_SETUP,
          testTimeout: 60_000,
          hookTimeout: 400_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: DATABASE_SETUP,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 400_000,
        },
      },
    ],
  },
})
