import { afterEach, expect, test, vi } from 'vitest'
import { systemPart } from './system-parts.ts'

afterEach(() => vi.unstubAllEnvs())

test('a part is found where CHROMIUM_PATH says', () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath)
  expect(systemPart('chromium')).toBe(process.execPath)
})

test('a missing part is named with the command that installs it', () => {
  vi.stubEnv('PATH', '')
  expect(() => systemPart('calc')).toThrow(/LibreOffice Calc: sudo apt-get install .* libreoffice-calc$/)
})

test('the oldest PostgreSQL is looked for where POSTGRES_15_BIN says', () => {
  vi.stubEnv('POSTGRES_15_BIN', '/nowhere')
  expect(() => systemPart('postgres')).toThrow(/PostgreSQL 15: sudo apt-get install .* postgresql-15$/)
})
