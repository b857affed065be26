import { backUp, type BackedUp } from '#server/backup/back-up.ts'
import { backupText } from '#text/backup.ts'
import { done, Misuse, optional, required, type Command, type Options, type Output } from '../command.ts'
import { jsonText } from '../print.ts'
import {
  countsOf,
  outcome,
  PASSPHRASE_OPTION,
  passphraseOf,
  type Installation,
  type WithInstallation,
} from './backup-outcome.ts'

export function backupCommand(withInstallation: WithInstallation): Command {
  return {
    name: 'backup',
    usage: '--folder DIR [--keep N] [--passphrase-file FILE]',
    positionals: 0,
    options: [
      { name: 'folder', argument: 'DIR', vi: 'thư mục chứa các bản sao lưu', en: 'the folder of the backups' },
      {
        name: 'keep',
        argument: 'N',
        vi: 'giữ N bản mới nhất trong thư mục, xoá các bản cũ hơn (mặc định: giữ tất cả)',
        en: 'keeps the N newest backups of the folder, removes older ones (default: keeps all)',
      },
      {
        ...PASSPHRASE_OPTION,
        vi: 'mã hoá bằng cụm mật khẩu trong tệp này',
        en: 'encrypts with the passphrase in this file',
      },
    ],
    vi: 'Sao lưu cơ sở dữ liệu và các tệp vào một tệp, đọc lại để kiểm tra.',
    en: 'Backs up the database and the files into one file, and reads it back.',
    run: (options) => {
      const [folder, keep] = [required(options, 'folder', '/mnt/sao-luu'), keepOf(options)]
      return outcome(options, async () => {
        const more = { ...(await passphraseOf(options)), ...(keep === undefined ? {} : { keep }) }
        const act = (installation: Installation) => backUp({ ...installation, folder, now: new Date(), ...more })
        return told(await withInstallation(act), options)
      })
    },
  }
}

function keepOf(options: Options): number | undefined {
  const text = optional(options, 'keep')
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new Misuse(`--keep nhận một số từ 1 đến 9999, không phải ${text}`, `--keep takes 1 to 9999, not ${text}`)
}

function told({ file, bytes, removed, manifest }: BackedUp, { language, json }: Options): Output {
  const counts = countsOf(manifest)
  if (json) return done([jsonText({ file, bytes, removed, ...counts })])
  const lines = [
    backupText('made', { file, bytes, ...counts }, language),
    ...removed.map((name) => backupText('removed', { name }, language)),
  ]
  return done(lines.map((line) => `${line}\n`))
}
