import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { done, failed, Misuse, required, type Command, type Options, type Output } from './command.ts'
import { jsonText } from './print.ts'
import { readInputs, SCORING_OPTIONS } from './scored-values.ts'

export const workbookCommand: Command = {
  name: 'workbook',
  usage: '--edition ID|FILE --values FILE --out FILE.xlsx',
  positionals: 0,
  options: [
    ...SCORING_OPTIONS,
    { name: 'out', argument: 'FILE.xlsx', vi: 'tệp Excel sẽ ghi', en: 'the Excel file to write' },
  ],
  vi: 'Ghi bảng tính Excel có công thức sống: số liệu, điểm từng tiêu chí, tổng, xếp hạng.',
  en: 'Writes an Excel workbook with live formulas: inputs, points, sums, places.',
  run: writeScored,
}

async function writeScored(options: Options): Promise<Output> {
  const out = required(options, 'out', 'diem.xlsx')
  if (!/\.xlsx$/i.test(out))
    throw new Misuse(`--out ${out}: tên tệp phải kết thúc bằng .xlsx`, `--out ${out}: the name must end in .xlsx`)
  if (!existsSync(dirname(out)) || !statSync(dirname(out)).isDirectory())
    throw new Misuse(`--out ${out}: không có thư mục này`, `--out ${out}: there is no such folder`)
  const { inputs, errors } = await readInputs(options)
  if (!inputs) return failed([], errors)
  // The library that writes workbooks takes longer to load than any other command to run.
  const { writeWorkbook } = await import('#office/workbook/workbook.ts')
  await writeWorkbook(inputs, out)
  const stdout = [options.json ? jsonText({ file: out, organisations: inputs.members.length }) : `${out}\n`]
  return errors.length > 0 ? failed(stdout, errors) : done(stdout)
}
