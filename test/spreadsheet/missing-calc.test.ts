import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../support/repository.ts'

// Where macOS has it outside the PATH it cannot be hidden.
const BUNDLED = '/Applications/LibreOffice.app/Contents/MacOS/soffice'

test('without LibreOffice Calc these tests fail and name the package that brings it', () => {
  const script = `import('#scripts/system-parts.ts').then(({ systemPart }) => systemPart('calc'))`
  const run = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: '/nonexistent' },
  })
  expect(run.status === 0).toBe(existsSync(BUNDLED))
  expect(run.stderr.includes('libreoffice-calc')).toBe(!existsSync(BUNDLED))
})
