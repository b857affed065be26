import { migrationNames } from '#db/migrate.ts'
import { verifyArchive } from '#server/backup/open-archive.ts'
import { checkSchema } from '#server/backup/schema-fit.ts'
import { backupText } from '#text/backup.ts'
import { done, type Command, type Options, type Output } from '../command.ts'
import { jsonText } from '../print.ts'
import { archiveOf, countsOf, outcome, PASSPHRASE_OPTION, WORK_FOLDER_OPTION } from './backup-outcome.ts'

export const verifyBackupCommand: Command = {
  name: 'verify-backup',
  usage: 'FILE [--passphrase-file FILE] [--work-folder DIR]',
  positionals: 1,
  options: [PASSPHRASE_OPTION, WORK_FOLDER_OPTION],
  vi: 'Kiểm tra một bản sao lưu còn nguyên vẹn và khôi phục được bằng chương trình này; không cần cơ sở dữ liệu.',
  en: 'Checks that a backup is whole and can be restored with this program; needs no database.',
  run: (options) => outcome(options, () => verified(options)),
}

async function verified(options: Options): Promise<Output> {
  const manifest = await verifyArchive(await archiveOf(options))
  checkSchema(manifest, migrationNames())
  const counts = countsOf(manifest)
  return done([options.json ? jsonText(counts) : `${backupText('whole', counts, options.language)}\n`])
}
