import { expect, test } from 'vitest'
import type { EmbeddedErrorCode } from '#db/embedded/embedded-error.ts'
import { DATABASE_ERRORS, databaseErrorText } from './database-errors.ts'
import type { Bilingual } from './language.ts'

// A code without sentences does not compile.
const SENTENCES: Record<EmbeddedErrorCode, Bilingual> = DATABASE_ERRORS

const params = {
  platform: 'linux-x64',
  program: '/opt/postgres',
  folder: '/srv/data/postgres',
  closed: '/srv',
  user: 'postgres',
  reason: 'EROFS',
  detail: 'first line\nlast line',
  log: '/srv/data/postgres/postgres.log',
  found: '17',
  needed: 18,
  pid: 4711,
  port: 5433,
  owner: 815,
}

test.each(Object.keys(SENTENCES) as EmbeddedErrorCode[])(
  '%s is one line in each language with all it names',
  (code) => {
    for (const language of ['vi', 'en'] as const) {
      expect(databaseErrorText(code, params, language)).toMatch(/^[^\n]{40,}$/)
      expect(databaseErrorText(code, params, language)).not.toContain('undefined')
    }
  },
)

test('who is in the way of a second start is named: process, folder and port', () => {
  const sentence = databaseErrorText('already-running', params, 'vi')
  for (const named of ['815', '4711', '5433', '/srv/data/postgres']) expect(sentence).toContain(named)
})

test('a system’s error code is said in words', () => {
  expect(databaseErrorText('cannot-make-folder', params, 'vi')).toContain('ổ đĩa chỉ cho đọc')
  expect(databaseErrorText('cannot-make-folder', { ...params, reason: 'ENOTDIR' }, 'en')).toContain('is a file')
})

test('a PostgreSQL that only needs time is told so', () => {
  expect(databaseErrorText('did-not-start', { ...params, detail: 'timeout' }, 'vi')).toContain('chạy lại sau ít phút')
})
