import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { laban, scored, type LabanRun } from './laban.ts'
import { SMALL_EDITION as SOUND } from './small-edition.ts'

const FIRST_FORMULA = 'formula: MIN(max, n)\n'
const VALUES = 'organisation,criterion,variable,value\nSở A,1.1.1,n,3\n'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laban-bad-edition-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function scoredBy(yaml: string | Uint8Array): Promise<LabanRun> {
  return scored({ edition: edition(yaml), values: join(folder, 'so.csv') })
}

function edition(yaml: string | Uint8Array): string {
  const path = join(folder, 'bo.yaml')
  writeFileSync(path, yaml)
  writeFileSync(join(folder, 'so.csv'), VALUES)
  return path
}

function withFormula(formula: string): string {
  return SOUND.replace(FIRST_FORMULA, `formula: ${JSON.stringify(formula)}\n`)
}

function lineOf(text: string): number {
  return SOUND.slice(0, SOUND.indexOf(text)).split('\n').length
}

function refusal(run: LabanRun): string {
  expect(run.stderr).not.toMatch(/^\s+at |node:internal|Lỗi trong chương trình|undefined|NaN/m)
  expect(run).toMatchObject({ stdout: '', exit: 1 })
  return run.stderr
}

describe('an edition that is no YAML, or not ours, is refused with file, line and column', () => {
  const editions: [string, string | Uint8Array, RegExp][] = [
    [
      'a key twice',
      SOUND.replace('\nid: hue-2020\n', '\nid: hue-2020\nid: hue-2021\n'),
      /bo\.yaml:5:1: mục «id» đã có ở trên/,
    ],
    [
      'an unknown key',
      SOUND.replace('\nid: hue-2020\n', '\nid: hue-2020\nten: x\n'),
      /bo\.yaml:5:6: không có mục «ten» ở đây/,
    ],
    ['a missing key', SOUND.replace('\nid: hue-2020\n', '\n'), /bo\.yaml:4:1: thiếu mục «id»/],
    ['a tab', SOUND.replace('\n  vi:', '\n\tvi:'), /bo\.yaml:\d+:1: sai cú pháp YAML: thụt lề bằng phím Tab/],
    [
      'a quote never closed',
      SOUND.replace("issuedOn: '2020-10-21'", "issuedOn: '2020-10-21"),
      /bo\.yaml:\d+:\d+: sai cú pháp YAML: thiếu một ký tự/,
    ],
    [
      'a date of another form',
      SOUND.replace("'2020-10-21'", "'21/10/2020'"),
      /bo\.yaml:12:11: không đúng dạng; ví dụ viết đúng: 2026-12-31/,
    ],
    ['400 digits', SOUND.replace('max: 5\n', `max: ${'9'.repeat(400)}\n`), /bo\.yaml:51:22: số dài quá 15 chữ số/],
    [
      '400 digits in quotes',
      SOUND.replace('max: 5\n', `max: '${'9'.repeat(400)}'\n`),
      /bo\.yaml:51:22: cần một số thập phân không quá 30 chữ số/,
    ],
    ['a NUL byte', SOUND.replace('Phụ lục 4', 'Phụ \0'), /bo\.yaml:1:\d+: tệp có byte NUL|bo\.yaml:1: tệp có byte NUL/],
    ['Windows-1258', Buffer.from('id: x\ntitle: \xf4\n', 'latin1'), /bo\.yaml:2:1: dòng này không phải chữ UTF-8/],
    ['a bomb of aliases', `a: &a [x]\nb: &b [*a, *a]\n${SOUND}`, /bo\.yaml:1:4: không dùng neo, bí danh/],
    ['a million brackets', `id: ${'['.repeat(1e6)}`, /bo\.yaml:1:\d+: tệp lồng nhau quá 64 tầng/],
    ['a million lines', SOUND + '\n'.repeat(1e6), /bo\.yaml:\d+:1: tệp quá dài: đến đây đã hơn 400\.000 thành phần/],
    [
      'fifty thousand keys',
      Array.from({ length: 50_000 }, (_, at) => `k${at}: 1\n`).join(''),
      /bo\.yaml:1:1: thiếu mục «id»/,
    ],
    ['five megabytes', `id: "${'x'.repeat(5e6)}"\n`, /bo\.yaml: tệp lớn 4,8 MB, tối đa 4 MB/],
    ['nothing', '', /bo\.yaml:1:1: cần các mục dạng «tên: giá trị»/],
  ]
  test.each(editions)('%s', async (_, yaml, sentence) => expect(refusal(await scoredBy(yaml))).toMatch(sentence))
})

describe('a faulty rule is told with its line in the file, its criterion and its place in the formula', () => {
  const line = lineOf(FIRST_FORMULA)
  const rules: [string, string, string][] = [
    ['a depth of 10,000', `${'('.repeat(10_000)}n${')'.repeat(10_000)}`, 'công thức dài 20001 ký tự, tối đa 2000'],
    ['a depth of 900', `${'('.repeat(900)}n${')'.repeat(900)}`, 'ký tự thứ 33: công thức lồng quá 32 tầng'],
    ['2,001 characters', `n${'+n'.repeat(1000)}`, 'công thức dài 2001 ký tự, tối đa 2000'],
    ['an unknown variable', 'MIN(max, q)', 'Biến q chưa được khai báo'],
    ['a number of 400 digits', `n + ${'1'.repeat(400)}`, 'ký tự thứ 5: số dài quá 30 chữ số'],
    ['an unknown function', 'LAMTRON(n)', 'ký tự thứ 1: không có hàm LAMTRON'],
  ]
  test.each(rules)('%s', async (_, formula, sentence) => {
    const run = await scoredBy(withFormula(formula))
    expect(refusal(run)).toMatch(sentence)
    expect(run.stderr).toMatch(new RegExp(`bo\\.yaml:${line}: 1\\.1\\.1: `))
  })
})

test('the program ends with 1 and one sentence for a broken file, a faulty rule and a million lines', async () => {
  const score = (yaml: string): Promise<LabanRun> =>
    laban(['score', '--edition', edition(yaml), '--values', join(folder, 'so.csv')])
  expect(refusal(await score(`id: ${'['.repeat(1e6)}`))).toMatch(/^\S+bo\.yaml:1:68: tệp lồng nhau quá 64 tầng\n$/)
  expect(refusal(await score(withFormula(`${'('.repeat(10_000)}n`)))).toMatch(
    /^\S+bo\.yaml:\d+: 1\.1\.1: Công thức «\({160}…», ký tự thứ 2001: công thức dài 10001 ký tự, tối đa 2000\n$/,
  )
  const run = await score(SOUND + '\n'.repeat(1e6))
  expect(refusal(run)).toMatch(/tệp quá dài/)
  expect(run.peakMb).toBeLessThan(700)
})

test('the check of an edition with many letters and long rules comes to its end', async () => {
  const letters = [...'abcdefghijklmop']
  const declared = letters.map(
    (letter) =>
      `                  ${letter}: { item: so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du }\n`,
  )
  const long = letters.flatMap((letter) => [2, 3, 5, 7, 11].map((prime) => `1/(${letter} + ${prime})`)).join(' + ')
  const yaml = withFormula(`${long} + n/(${letters.join(' + ')} + n - 1000000)`).replace(
    '                variables:\n',
    `                variables:\n${declared.join('')}`,
  )
  const run = await laban(['edition', 'check', edition(yaml)])
  expect(run).toMatchObject({ exit: 1, stderr: '' })
  expect(run.stdout).toMatch(
    /1\.1\.1 .*Công thức có thể vượt ra ngoài khoảng điểm[^]*\d+ phát hiện, \d+ đã giải thích\n$/,
  )
})
