import { readContentFolder } from '#content/content-folder.ts'
import type { Database } from '#db/database.ts'
import { loadContent } from '#server/content/load.ts'
import { loadReportLines } from '#text/content-load.ts'
import { done, failed, optional, type Command, type Options, type Output } from '../command.ts'
import { jsonText } from '../print.ts'

/** Opens the database, acts with it and closes it again. */
export type WithDatabase = <Result>(act: (database: Database) => Promise<Result>) => Promise<Result>

export const contentLoad = (withDatabase: WithDatabase): Command => ({
  name: 'content load',
  usage: '[--content FOLDER]',
  positionals: 0,
  options: [
    {
      name: 'content',
      argument: 'FOLDER',
      vi: 'thư mục nội dung (mặc định: thư mục đi kèm chương trình)',
      en: 'the content folder (by default the one that comes with the program)',
    },
  ],
  vi: 'Nạp bộ chỉ số, số liệu, văn bản vào cơ sở dữ liệu; bộ chỉ số không có lỗi được ban hành, bản đã ban hành không đổi. Nạp lại thì không ghi gì thêm. Máy chủ đang chạy thấy bộ chỉ số mới sau vài giây, nội dung khác sau khi khởi động lại.',
  en: 'Loads editions, items and documents into the database; an edition without faults is issued, an issued one never changes. Loading again writes nothing. A running server serves new editions after some seconds, other content after its next start.',
  run: async (options) => {
    // Content that cannot be read is told before a database is asked for.
    const content = readContentFolder(optional(options, 'content'))
    return withDatabase((database) => loaded(database, content, options))
  },
})

async function loaded(
  database: Database,
  content: Parameters<typeof loadContent>[1],
  { json, language }: Pick<Options, 'json' | 'language'>,
): Promise<Output> {
  const report = await loadContent(database, content, { now: new Date(), by: null })
  const lines = loadReportLines(report, language)
  const stdout = json ? [jsonText(report)] : lines.map((line) => `${line}\n`)
  return report.refused.length + report.drafts.length > 0 ? failed(stdout, []) : done(stdout)
}
