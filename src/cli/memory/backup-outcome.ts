import { readFile } from 'node:fs/promises'
import type { Database } from '#db/database.ts'
import { BackupError, fileError } from '#server/backup/backup-error.ts'
import type { Manifest } from '#server/backup/manifest.ts'
import type { ArchiveFile } from '#server/backup/open-archive.ts'
import type { Places } from '#server/backup/places.ts'
import { backupErrorText } from '#text/backup.ts'
import type { Params } from '#text/language.ts'
import { failed, optional, type OptionHelp, type Options, type Output } from '../command.ts'

/** What a command backs up or restores into. */
export type Installation = {
  readonly database: Database
  readonly places: Places
  /** The version of La Bàn. */
  readonly program: string
}

/** Opens the installation's database as it is, without migrating it, and closes it when the act has ended. */
export type WithInstallation = <Result>(act: (installation: Installation) => Promise<Result>) => Promise<Result>

/** The command's output; a refusal as its sentence, with what else there is to say. */
export async function outcome(
  { language }: Options,
  act: () => Promise<Output>,
  consequence: readonly string[] = [],
): Promise<Output> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    return failed([], [backupErrorText(error.code, error.params, language), ...consequence])
  }
}

export function countsOf({ tables, files, program, madeAt, schema }: Manifest) {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return { tables: tables.length, rows, files: files.length, program, madeAt, schema: schema.at(-1)! } satisfies Params
}

export const PASSPHRASE_OPTION: OptionHelp = {
  name: 'passphrase-file',
  argument: 'FILE',
  vi: 'tệp chứa cụm mật khẩu của bản sao lưu mã hoá',
  en: 'a file with the passphrase of an encrypted backup',
}

/** What the named file holds, without the end of its line; nothing where none is named. */
export async function passphraseOf(options: Options): Promise<{ passphrase?: string }> {
  const file = optional(options, 'passphrase-file')
  if (file === undefined) return {}
  try {
    return { passphrase: (await readFile(file, 'utf8')).replace(/\r?\n$/, '') }
  } catch (error) {
    throw fileError('cannot-read', file, error)
  }
}

export const WORK_FOLDER_OPTION: OptionHelp = {
  name: 'work-folder',
  argument: 'DIR',
  vi: 'nơi mở tạm bản sao lưu, cần đủ chỗ trống (mặc định: thư mục tạm của máy)',
  en: 'where the backup is unpacked meanwhile; needs room (default: the system’s temp folder)',
}

/** The archive that a command names. */
export async function archiveOf(options: Options): Promise<ArchiveFile> {
  const workFolder = optional(options, 'work-folder')
  const file = options.positionals[0]!
  return { file, ...(workFolder === undefined ? {} : { workFolder }), ...(await passphraseOf(options)) }
}
