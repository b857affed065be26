import type { Manifest } from '#server/backup/manifest.ts'
import { restore } from '#server/backup/restore.ts'
import { backupText } from '#text/backup.ts'
import { done, type Command, type Options, type Output } from '../command.ts'
import { jsonText } from '../print.ts'
import {
  archiveOf,
  countsOf,
  outcome,
  PASSPHRASE_OPTION,
  WORK_FOLDER_OPTION,
  type WithInstallation,
} from './backup-outcome.ts'

export function restoreCommand(withInstallation: WithInstallation): Command {
  return {
    name: 'restore',
    usage: 'FILE [--passphrase-file FILE] [--work-folder DIR]',
    positionals: 1,
    options: [PASSPHRASE_OPTION, WORK_FOLDER_OPTION],
    vi: 'Khôi phục một bản sao lưu vào nơi còn trống; đối chiếu từng bảng sau khi ghi.',
    en: 'Restores a backup into an empty place; compares every table afterwards.',
    run: (options) => {
      const restored = async () => {
        const archive = await archiveOf(options)
        return told(await withInstallation((installation) => restore({ ...installation, ...archive })), options)
      }
      return outcome(options, restored, [backupText('nothing-restored', {}, options.language)])
    },
  }
}

function told(manifest: Manifest, { language, json }: Options): Output {
  const counts = countsOf(manifest)
  return done([json ? jsonText(counts) : `${backupText('restored', counts, language)}\n`])
}
