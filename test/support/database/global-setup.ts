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

/**
 * One PostgreSQL for a run of the tests: that of LABAN_TEST_DATABASE_URL, else our own. Returns what ends it. Runs told
 * the same LABAN_TEST_RUN have their templates in common, and who told it ends the PostgreSQL.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env['LABAN_TEST_DATABASE_URL']
  const common = process.env['LABAN_TEST_RUN']
  const run = common ?? randomBytes(3).toString('hex')
  const end = (url: string) => (common === undefined ? dropAll(url, run) : Promise.resolve())
  const server = outside ? { url: outside, stop: () => end(outside) } : await keptServer()
  project.provide('databaseServer', { url: server.url, run })
  return server.stop
}

function dropAll(url: string, run: string): Promise<void> {
  return connected(url, async (client) => {
    for (const name of await databasesOf(client, `laban_${run}_`)) await drop(client, name)
  })
}
