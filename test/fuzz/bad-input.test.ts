import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '#scripts/pinned-node.mjs'
import { laban, scored, type LabanRun } from './laban.ts'
import { SMALL_EDITION } from './small-edition.ts'

const HEADER = 'organisation,criterion,variable,value\n'
const GOOD = `${HEADER}Sở A,1.1.1,n,3\n`

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laban-bad-input-'))
  writeFileSync(join(folder, 'bo.yaml'), SMALL_EDITION)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function scoredFrom(values: string): Promise<LabanRun> {
  return scored({ edition: join(folder, 'bo.yaml'), values })
}

/** What a person reads on stderr: without a word on stdout, without a stack trace, with the right exit code. */
function refusal(run: LabanRun, exit = 1): string {
  expect(run.stderr).not.toMatch(/^\s+at |node:internal|Lỗi trong chương trình|undefined|NaN/m)
  expect(run.stdout).toBe('')
  expect(run.exit).toBe(exit)
  return run.stderr
}

describe('a file that is no table is refused with a sentence that says what to do', () => {
  const files: [string, string | Uint8Array, RegExp][] = [
    ['an empty file', '', /^\S+tep\.csv: tệp trống; cần dòng tiêu đề cột$/m],
    ['a byte order mark alone', '\ufeff', /tep\.csv: tệp trống/],
    ['a header alone', HEADER, /tep\.csv: tệp chỉ có dòng tiêu đề/],
    ['a NUL byte', `${GOOD}Sở B,1.1.1,n,\0\n`, /tep\.csv:3: có byte NUL/],
    ['a NUL byte far down', `${HEADER}${'Sở B,1.1.1,n,1\n'.repeat(9000)}\0`, /tep\.csv:9002: có byte NUL/],
    [
      'Windows-1258 far down',
      Buffer.concat([Buffer.from(HEADER + 'Sở B,1.1.1,n,1\n'.repeat(9000)), Buffer.from('S\xf4', 'latin1')]),
      /tep\.csv:9002: dòng này không phải chữ UTF-8/,
    ],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 0, 0]), /tep\.csv:1: có byte NUL/],
    ['a gzip file', gzipSync(GOOD), /tep\.csv: tệp đang nén \(gzip\)/],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004xl/workbook.xml'), /tep\.csv: đây là sổ tính Excel .*«CSV UTF-8»/],
    [
      'Excel’s Unicode text',
      Buffer.from(`\ufeff${GOOD}`, 'utf16le'),
      /tep\.csv: tệp ở dạng «Unicode Text».*«CSV UTF-8»/,
    ],
    [
      'Windows-1258',
      Buffer.from(`${HEADER}A,1.1.1,n,1\nS\xf4,1.1.1,n,1\n`, 'latin1'),
      /tep\.csv:3: dòng này không phải chữ UTF-8 .*Windows-1258/,
    ],
    ['a quote never closed', `${GOOD}"Sở B,1.1.1,n,1\nSở C,1.1.1,n,1\n`, /tep\.csv:3: dấu ngoặc kép không khớp/],
    [
      'a row of two megabytes',
      `${GOOD}Sở B,1.1.1,n,${'1'.repeat(2e6)}\n`,
      /tep\.csv:3: dòng bắt đầu ở đây dài hơn 1\.000\.000 byte/,
    ],
    [
      'Vietnamese column names',
      'đơn vị,tiêu chí\nA,1.1.1\n',
      /tep\.csv:1: «đơn vị» không hiểu tên cột; các cột được dùng: organisation,/,
    ],
    [
      'a column without a name',
      'organisation;criterion;variable;value;\nA;1.1.1;n;3;\n',
      /tep\.csv:1: cột thứ 5 không có tên/,
    ],
    [
      'a column too few',
      'organisation,value\nA,1\n',
      /tep\.csv:1: .*dòng tiêu đề phải có: organisation,criterion,variable,value/,
    ],
    ['a column twice', 'organisation,item,value,value\n', /tep\.csv:1: «value» cột này đứng hai lần/],
  ]
  test.each(files)('%s', async (_, content, sentence) =>
    expect(refusal(await scoredFrom(file('tep.csv', content)))).toMatch(sentence),
  )

  test('a folder', async () => {
    expect(refusal(await laban(['score', '--edition', 'hue-2020', '--values', folder]))).toMatch(
      /không đọc được tệp: đây là thư mục, cần một tệp/,
    )
    expect(refusal(await laban(['edition', 'check', `${folder}/`]))).toMatch(
      /không đọc được tệp: đây là thư mục, cần một tệp/,
    )
  })

  test('65 MB, before a byte is read', async () => {
    const path = file('lon.csv', '')
    truncateSync(path, 65 * 1024 * 1024)
    const run = await laban(['score', '--edition', 'hue-2020', '--values', path])
    expect(refusal(run)).toMatch(/lon\.csv: tệp lớn 65 MB, tối đa 64 MB/)
    expect(run.peakMb).toBeLessThan(300)
  })

  test('a file that may not be read', async () => {
    const path = file('kin.csv', GOOD)
    chmodSync(path, 0)
    const run = await scoredFrom(path)
    // The administrator may read everything.
    if (process.getuid?.() === 0) expect(run.exit).toBe(0)
    else expect(refusal(run)).toMatch(/kin\.csv: không đọc được tệp: không có quyền đọc/)
  })
})

describe('bad rows are listed with their lines, and nothing is scored', () => {
  const rows: [string, string, RegExp][] = [
    ['a number of 400 digits', `Sở B,1.1.1,n,${'9'.repeat(400)}`, /:3: «9{60}…» số có 400 chữ số .*tối đa 30$/m],
    ['an unknown variable', 'Sở B,1.1.1,q,1', /:3: «q» tiêu chí 1\.1\.1 không có biến này; có: n$/m],
    ['an unknown criterion', 'Sở B,9.9.9,n,1', /:3: «9\.9\.9» không có tiêu chí mã này$/m],
    ['a group instead of a criterion', 'Sở B,1.1,n,1', /:3: «1\.1» mã này là nhóm.*1\.1\.1/],
    ['a thousands mark', 'Sở B,1.1.1,n,1.000', /:3: «1\.000» số đếm có thể đọc hai cách .*1000 .*1,000/],
    ['half a count', 'Sở B,1.1.1,n,2.5', /:3: «2\.5» số đếm phải là số nguyên \(.*\): 2,5 không phải số nguyên$/m],
    ['a word', 'Sở B,1.1.1,n,mười', /:3: «mười» cần một số/],
    ['a comma too many', 'Sở B,1.1.1,n,1,5', /:3: .*dòng có 5 ô, tiêu đề có 4/],
    ['no organisation', ',1.1.1,n,1', /:3: thiếu đơn vị$/m],
    ['another value for the same cell', 'Sở A,1.1.1,n,4', /:3: «4» trái với dòng 2/],
    ['characters that move the cursor', 'Sở B,1.1.1,n,\u001b[2J\u202e', /:3: «\\u\{1b\}\[2J\\u\{202e\}» cần một số/],
  ]
  test.each(rows)('%s', async (_, row, sentence) =>
    expect(refusal(await scoredFrom(file('dong.csv', `${GOOD}${row}\n`)))).toMatch(sentence),
  )

  test('and the program ends with 1', async () => {
    const path = file('dong.csv', `${GOOD}Sở B,1.1.1,n,${'9'.repeat(400)}\nSở B,1.1.1,q,1\n`)
    expect(refusal(await laban(['score', '--edition', 'hue-2020', '--values', path]))).toMatch(
      /dong\.csv:3: «9{60}…» số có 400 chữ số .*\n.*dong\.csv:4: «q» tiêu chí/,
    )
  })

  test('more organisations than memory is kept for', async () => {
    const rows = Array.from({ length: 100_001 }, (_, at) => `xã ${at},1.1.1,n,1\n`)
    const run = await scoredFrom(file('dong.csv', HEADER + rows.join('')))
    expect(refusal(run)).toMatch(
      /^\S+dong\.csv:100002: «xã 100000» tệp nêu quá nhiều đơn vị và kỳ: tối đa 100\.000 đơn vị[^\n]*$/,
    )
  })

  test('and 1,000 of them are told of thousands', async () => {
    const run = await scoredFrom(file('nhieu.csv', HEADER + 'Sở A,1.1.1,n,x\n'.repeat(5000)))
    expect(refusal(run)).toMatch(/nhieu\.csv: và 4000 dòng sai nữa/)
    expect(run.stderr.trim().split('\n')).toHaveLength(1001)
  })
})

describe('a file of organisations', () => {
  const organisations = (text: string): Promise<LabanRun> =>
    scored({ edition: join(folder, 'bo.yaml'), values: file('tot.csv', GOOD), organisations: file('don-vi.csv', text) })

  test('whose parents go round in a circle is refused', async () => {
    expect(refusal(await organisations('organisation,parent\nSở A,B\nB,C\nC,Sở A\n'))).toMatch(
      /don-vi\.csv:2: «Sở A» vòng lặp cấp trên: Sở A → B → C → Sở A/,
    )
    expect(refusal(await organisations('organisation,parent\nSở A,Sở A\n'))).toMatch(/don-vi\.csv:2: .*Sở A → Sở A/)
  })

  test('with a header alone is refused', async () =>
    expect(refusal(await organisations('organisation,parent\n'))).toMatch(/don-vi\.csv: tệp chỉ có dòng tiêu đề/))

  test('may hold any name: it comes out as it went in, and no spreadsheet runs it', async () => {
    const names = ['Phường 1, Quận 3', 'Sở "Nội vụ"', 'Xã\nHai Dòng', '=HYPERLINK("x")', '@SUM(A1)']
    const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`)
    const values = file('ten.csv', HEADER + quoted.map((name) => `${name},1.1.1,n,1\n`).join(''))
    const table = await laban([
      'rank',
      '--edition',
      'hue-2020',
      '--values',
      values,
      '--organisations',
      file('dv.csv', `organisation\n${quoted.join('\n')}\n`),
    ])
    expect(table).toMatchObject({ exit: 0, stderr: '' })
    for (const text of [quoted[0], quoted[1], quoted[2], `"'=HYPERLINK(""x"")"`, `'@SUM(A1)`])
      expect(table.stdout).toContain(`,${text},1.00,`)
    const rows = JSON.parse((await laban(['rank', '--edition', 'hue-2020', '--values', values, '--json'])).stdout) as {
      organisation: string
    }[]
    expect(rows.map((row) => row.organisation)).toEqual(names)
  })
})

describe('the command line', () => {
  test('misused says how it is used, with exit code 2', async () => {
    expect(
      refusal(await laban(['score', '--edition', 'hue-2020', '--values', join(folder, 'khong-co.csv')]), 2),
    ).toMatch(/không có tệp «.*khong-co\.csv»/)
    expect(refusal(await laban(['score', '--edition', 'hue-2020']), 2)).toMatch(/thiếu --values/)
    expect(refusal(await laban(['score', '--khong-co']), 2)).toMatch(/không có tuỳ chọn --khong-co/)
    expect(
      refusal(
        await laban(['score', '--edition', 'hue-2020', '--values', file('tot.csv', GOOD), '--period', '2026-13']),
        2,
      ),
    ).toMatch(/kỳ có dạng 2026/)
  })

  test('stops without a word when its reader has seen enough', async () => {
    const program = `"${process.execPath}" "${join(root, 'scripts', 'laban.mjs')}"`
    mkdirSync(join(folder, 'ong'))
    const values = file('ong/tot.csv', HEADER + Array.from({ length: 400 }, (_, at) => `Xã ${at},1.1.1,n,1\n`).join(''))
    const child = spawn('sh', ['-c', `${program} score --edition hue-2020 --values "${values}" | head -n 1`], {
      stdio: 'pipe',
    })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    expect(await new Promise((ended) => child.on('close', ended))).toBe(0)
    expect({ stdout, stderr }).toEqual({
      stdout: 'organisation,code,points,max,printedMax,status,reason\n',
      stderr: '',
    })
  })
})
