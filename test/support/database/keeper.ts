// Keeps a PostgreSQL in a new folder of the system's temp folder for whoever holds its standard input open: when that
// ends, however it ended, PostgreSQL is stopped and the folder removed. Prints the address. With a folder of programs
// as argument it runs those (a PostgreSQL of the system), else the ones that npm brought.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { EmbeddedError } from '#db/embedded/embedded-error.ts'
import { startDistribution, startEmbedded } from '#db/embedded/start-embedded.ts'
import { databaseErrorText } from '#text/database-errors.ts'

const OF_THE_SYSTEM = ['--locale=C.UTF-8']

const released = new Promise((end) => process.stdin.on('end', end).on('error', end).resume())
const folder = mkdtempSync(join(tmpdir(), 'laban-test-postgres-'))
try {
  const [programs] = process.argv.slice(2)
  // The user who runs PostgreSQL must get through; inside, its folder is closed.
  chmodSync(folder, 0o711)
  const server = await (programs === undefined ? startEmbedded(join(folder, 'postgres')) : startOf(programs))
  await spareTheDisk(server.url)
  console.log(server.url)
  await Promise.race([released, server.lost])
  await server.stop()
} catch (error) {
  process.exitCode = 1
  if (!(error instanceof EmbeddedError)) throw error
  for (const language of ['vi', 'en'] as const) console.error(databaseErrorText(error.code, error.params, language))
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  // An open input would keep this process.
  process.stdin.destroy()
}

function startOf(programs: string) {
  const [initdb, pg_ctl, postgres] = ['initdb', 'pg_ctl', 'postgres'].map((name) => join(programs, name))
  const binaries = { initdb: initdb!, pg_ctl: pg_ctl!, postgres: postgres! }
  return startDistribution(join(folder, 'postgres'), { binaries, locale: OF_THE_SYSTEM })
}

/** Nothing here outlives the machine's next power cut: it need not survive one. */
async function spareTheDisk(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    await client.query(`alter system set ${setting} = off`)
  }
  await client.query('select pg_reload_conf()')
  await client.end()
}
