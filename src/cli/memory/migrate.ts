import { migrated, migrationStatus } from '#db/migrate.ts'
import { MIGRATION } from '#text/installation.ts'
import { done, type Command, type Options, type Output } from '../command.ts'
import { jsonText } from '../print.ts'
import { withDatabase } from './opened.ts'

export const migrate: Command = {
  name: 'migrate',
  usage: '[--status]',
  positionals: 0,
  options: [{ name: 'status', vi: 'chỉ xem, không đổi gì', en: 'only look, change nothing' }],
  vi: 'Đưa cơ sở dữ liệu lên cấu trúc của bản này, trong một giao dịch. Máy chủ cũng tự làm khi khởi động.',
  en: 'Brings the database up to this version’s schema, in one transaction. A starting server does it too.',
  run: async (options) =>
    withDatabase(async (database) => {
      if (options.values['status'] === true) return told(await migrationStatus(database), options)
      const { applied } = await migrated(database)
      return told({ applied, pending: [] }, options)
    }),
}

function told(status: { applied: string[]; pending: string[] }, { json, language }: Options): Output {
  if (json) return done([jsonText(status)])
  const said = MIGRATION[language]
  const lines = [
    ...status.applied.map((name) => said.applied(name)),
    ...status.pending.map((name) => said.pending(name)),
  ]
  return done((lines.length > 0 ? lines : [said.current]).map((line) => `${line}\n`))
}
