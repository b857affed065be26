// `npm run tables`: writes the row types of src/db/tables.ts anew, from an empty database with all migrations.
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { tool } from './step.ts'

const folder = join(tmpdir(), `laban-tables-${process.pid}`)
const postgres = await startEmbedded(folder)
try {
  await migrate(postgres.url)
  const steps = [
    await tool('tables (kysely-codegen)', 'kysely-codegen', [
      '--config-file',
      '.kysely-codegenrc.json',
      '--url',
      postgres.url,
    ]),
    await tool('format (oxfmt)', 'oxfmt', ['src/db/tables.ts']),
  ]
  process.exitCode = steps.every(({ passed }) => passed) ? 0 : 1
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
