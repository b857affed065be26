import { existsSync, readFileSync } from 'node:fs'
import { documentIds, readDocument } from '#content/programme.ts'
import { claimedLines } from '#domain/programme/coverage.ts'
import { done, failed, Misuse, required, type Command, type Options, type Output } from './command.ts'
import { jsonText } from './print.ts'

export const contentCoverage: Command = {
  name: 'content coverage',
  usage: '--source FILE DOCUMENT',
  positionals: 1,
  options: [{ name: 'source', argument: 'FILE', vi: 'bản văn nguồn (tệp .txt)', en: "the document's text" }],
  vi: 'In những dòng của bản văn mà không dòng dữ liệu nào nhận và không được nói là «không phải dữ liệu».',
  en: 'Prints the lines of the text that no row claims and that are not stated to hold no data.',
  run: uncovered,
}

async function uncovered(options: Options): Promise<Output> {
  const [id, source] = [options.positionals[0]!, required(options, 'source', 'van-ban.txt')]
  if (!documentIds().includes(id))
    throw new Misuse(
      `không có văn bản «${id}»; có: ${documentIds().join(', ')}`,
      `there is no document "${id}"; there are: ${documentIds().join(', ')}`,
    )
  if (!existsSync(source))
    throw new Misuse(`--source: không có tệp «${source}»`, `--source: there is no file "${source}"`)
  const claimed = claimedLines(readDocument(id))
  const lines = readFileSync(source, 'utf8').split(/\r\n|\n/)
  const open = lines.flatMap((text, at) =>
    text.trim() === '' || text.trim() === '|' || claimed.has(at + 1) ? [] : [{ line: at + 1, text: text.trim() }],
  )
  const stdout = options.json ? [jsonText(open)] : open.map(({ line, text }) => `${line}\t${text}\n`)
  return open.length > 0 ? failed(stdout, []) : done(stdout)
}
