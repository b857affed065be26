import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { connected, databasesOf, drop } from './databases.ts'
import { keptServer } from './kept-server.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface adds to the one of vitest
  export interface ProvidedContext {
    /** Where the tests' databases are, and what the names of this run's have in common. */
    databaseServer: { url: string; run: string }
  }
}

/** One PostgreSQL for a run of the tests: that of LABAN_TEST_DATABASE_URL, else our own. Returns what ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env['LABAN_TEST_DATABASE_URL']
  const server = outside ? { url: outside, stop: () => dropAll(outside, run) } : await keptServer()
  project.provide('databaseServer', { url: server.url, run })
  return server.stop
}

// Two runs may share an outside server.
const run = randomBytes(3).toString('hex')

function dropAll(url: string, run: string): Promise<void> {
  return connected(url, async (client) => {
    for (const name of await databasesOf(client, `laban_${run}_`)) await drop(client, name)
  })
}
