import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blankPlace, filledPlace, type InstallationPlace } from '#test/support/database/installation-place.ts'
import type { Command, Options, Output } from '../command.ts'
import type { WithInstallation } from './backup-outcome.ts'
import { backupCommand } from './backup.ts'
import { restoreCommand } from './restore.ts'
import { verifyBackupCommand } from './verify-backup.ts'

let [origin, target]: InstallationPlace[] = []

beforeAll(async () => {
  origin = await filledPlace()
  target = await blankPlace()
})

afterAll(async () => {
  await origin?.remove()
  await target?.remove()
})

const at =
  (place: InstallationPlace | undefined): WithInstallation =>
  (act) =>
    act({ ...place!, program: '9.9.9' })

async function run(command: Command, given: Partial<Options>): Promise<Output & { text: string }> {
  const output = await command.run({ positionals: [], values: {}, language: 'vi', json: false, ...given })
  return { ...output, text: [...output.stdout].join('') }
}

const folder = () => join(origin!.folder, 'backups')

async function newest(): Promise<string> {
  return join(folder(), (await readdir(folder())).sort().at(-1)!)
}

test('a backup is made, found whole, restored, and not restored twice', async () => {
  const made = await run(backupCommand(at(origin)), { values: { folder: folder() } })
  const file = await newest()
  expect(made.text).toMatch(/^Đã sao lưu vào .*laban-\d{8}-\d{6}\.tar\.gz: \d+ bảng, \d+ dòng, 0 tệp, 0,\d MB\.\n$/)
  const whole = await run(verifyBackupCommand, { positionals: [file], language: 'en' })
  expect(whole.text).toMatch(
    /^The backup is whole: tables: \d+, rows: \d+, files: 0; made at .*Z by La Bàn 9\.9\.9\.\n$/,
  )
  const restored = await run(restoreCommand(at(target)), { positionals: [file], json: true })
  const told = JSON.parse((await run(verifyBackupCommand, { positionals: [file], json: true })).text) as object
  expect(JSON.parse(restored.text)).toEqual(told)
  const again = await run(restoreCommand(at(target)), { positionals: [file] })
  expect(again).toMatchObject({ exit: 1, text: '' })
  expect(again.stderr.join('\n')).toMatch(/không trống: bảng «\w+» có \d+ dòng.*\nChưa có gì được khôi phục/)
})

test('a damaged backup is told apart from a whole one', async () => {
  await run(backupCommand(at(origin)), { values: { folder: join(folder(), 'other') } })
  const [name] = await readdir(join(folder(), 'other'))
  const file = join(folder(), 'other', name!)
  const bytes = await readFile(file)
  bytes[bytes.length >> 1]! ^= 1
  await writeFile(file, bytes)
  const checked = await run(verifyBackupCommand, { positionals: [file] })
  expect(checked.exit).toBe(1)
  expect(checked.stderr.join('\n')).toContain('không còn như lúc được tạo')
})

test('an encrypted backup opens with its passphrase only', async () => {
  const [right, wrong, locked] = ['right', 'wrong', 'locked'].map((name) => join(origin!.folder, name))
  await writeFile(right!, 'bốn từ chọn ngẫu nhiên\n')
  await writeFile(wrong!, 'bốn từ chọn tùy tiện\n')
  await run(backupCommand(at(origin)), { values: { folder: locked!, 'passphrase-file': right! } })
  const [name] = await readdir(locked!)
  expect(name).toMatch(/^laban-\d{8}-\d{6}\.tar\.gz\.locked$/)
  const checked = (values: Options['values']) =>
    run(verifyBackupCommand, { positionals: [join(locked!, name!)], values })
  expect((await checked({})).stderr.join()).toContain('đã mã hoá')
  expect((await checked({ 'passphrase-file': wrong! })).stderr.join()).toContain('Cụm mật khẩu không mở được')
  expect((await checked({ 'passphrase-file': right! })).text).toContain('nguyên vẹn')
  await writeFile(wrong!, 'ngắn')
  const short = await run(backupCommand(at(origin)), { values: { folder: locked!, 'passphrase-file': wrong! } })
  expect(short.stderr.join()).toContain('ít nhất 16 ký tự')
  expect(await readdir(locked!)).toEqual([name])
})

test('older backups go where a number to keep is given', async () => {
  const kept = join(folder(), 'kept')
  for (const day of ['20200101', '20200102']) {
    await run(backupCommand(at(origin)), { values: { folder: join(kept, day) } })
    const [name] = await readdir(join(kept, day))
    await writeFile(join(kept, `laban-${day}-020000.tar.gz`), await readFile(join(kept, day, name!)))
  }
  const made = await run(backupCommand(at(origin)), { values: { folder: kept, keep: '2' } })
  expect(made.text).toContain('Đã xoá bản cũ laban-20200101-020000.tar.gz.')
  expect((await readdir(kept)).filter((name) => name.endsWith('.tar.gz'))).toHaveLength(2)
})

test('a number to keep that is none is refused before anything is done', () => {
  for (const keep of ['0', '-1', 'many', '']) {
    expect(() => backupCommand(at(undefined)).run(optionsWith(keep))).toThrow('--keep')
  }
})

function optionsWith(keep: string): Options {
  return { positionals: [], values: { folder: folder(), keep }, language: 'vi', json: false }
}
