import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entryOf, root } from '#scripts/pinned-node.mjs'
import { freshDatabase } from '#test/support/database/database.ts'

test('src/db/tables.ts is what the migrated database makes of it (npm run tables writes it anew)', async () => {
  const [database, folder] = [await freshDatabase('empty'), mkdtempSync(join(tmpdir(), 'laban-tables-'))]
  try {
    const made = join(folder, 'tables.ts')
    const run = (tool: string, ...args: string[]): string =>
      execFileSync(process.execPath, [entryOf(tool), ...args], { cwd: root, encoding: 'utf8' })
    run('kysely-codegen', '--config-file', '.kysely-codegenrc.json', '--url', database.url, '--out-file', made)
    copyFileSync(join(root, '.oxfmtrc.json'), join(folder, '.oxfmtrc.json'))
    run('oxfmt', '--config', join(folder, '.oxfmtrc.json'), made)
    expect(readFileSync(join(root, 'src/db/tables.ts'), 'utf8')).toBe(readFileSync(made, 'utf8'))
  } finally {
    await database.drop()
    rmSync(folder, { recursive: true })
  }
})
