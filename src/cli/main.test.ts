import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fractionOf, isEqual, plus } from '#test/support/fractions.ts'
import { root } from '#test/support/repository.ts'
import { writtenFile } from '#test/support/written-file.ts'

type Run = { code: number | null; out: string; err: string }

function laban(...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/laban.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { code: status, out: stdout, err: stderr }
}

const VALUES = `organisation,criterion,variable,value
Sở A,1.1.1,n,3
Sở A,7.2.1,a,300
Sở A,7.2.1,b,100
Sở A,5.8.1,a,0
Sở A,5.8.1,b,0
Sở A,5.8.1,c,0
Sở A,1.4.1,v,khong-ap-dung
"Sở B, ""hai""",1.1.1,n,5
`

function values(text = VALUES): string {
  return writtenFile('so-lieu.csv', text)
}

/** A set of one criterion: what is not about hue-2020 need not wait for it. */
function smallSet(formula = 'MIN(max, n)'): string {
  return writtenFile(
    'bo.yaml',
    `id: thu
indexSet: thu
title: { vi: Thử, en: Trial }
source: thu
number: 1/QĐ
issuedBy: UBND
issuedOn: '2020-01-01'
article: Phụ lục
nodes:
  - { code: '1', title: Một, max: 5, formula: '${formula}', variables: { n: { item: so-dan-cua-tinh } } }
`,
  )
}

const ONE = 'organisation,criterion,variable,value\nSở A,1,n,3\n'

function table(out: string): Record<string, string>[] {
  const [header, ...lines] = out
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
        cell!.replaceAll(/^"|"$/g, '').replaceAll('""', '"'),
      ),
    )
  return lines.map((cells) =>
    Object.fromEntries(header!.filter((column) => column !== '').map((column, at) => [column, cells[at]!])),
  )
}

describe('score', () => {
  let [rows, header, ending]: [Record<string, string>[], string, unknown[]] = [[], '', []]
  const row = (organisation: string, node: string) =>
    rows.find((one) => one['organisation'] === organisation && one['code'] === node)!

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'laban-test-'))
    writeFileSync(join(folder, 'so-lieu.csv'), VALUES)
    const { code, out, err } = laban(
      'score',
      '--edition',
      'hue-2020',
      '--values',
      join(folder, 'so-lieu.csv'),
      '--exact',
    )
    rmSync(folder, { recursive: true })
    ;[rows, header, ending] = [table(out), out.split('\n')[0]!, [code, err]]
  })

  test('prints a row for each organisation and node', () => {
    expect(ending).toEqual([0, ''])
    expect(header).toBe('organisation,code,points,max,printedMax,status,reason,exact')
    expect(rows).toHaveLength(2 * 159)
    expect(rows.filter((one) => one['code'] === '5.8.1')).toHaveLength(2)
    expect(rows.filter((one) => one['code'] === '5.8.2')).toEqual([])
  })

  test('says points in full, the maximum, the printed one, and why', () => {
    expect(row('Sở A', '7.2.1')).toMatchObject({
      points: '0.6666666666666666',
      exact: '2/3',
      max: '2',
      printedMax: '2',
      status: 'scored',
      reason: '',
    })
    expect(row('Sở A', '1.4.1')).toMatchObject({ points: '0', max: '0', status: 'not-applicable', exact: '0' })
    expect(row('Sở A', '5.8.1')).toMatchObject({ points: '0', max: '10', status: 'undefined' })
    expect(row('Sở A', '5.8.1')['reason']).toContain('mẫu số')
    expect(row('Sở A', '7.2.2')).toMatchObject({ points: '0', status: 'missing' })
    expect(row('Sở A', '7.2')).toMatchObject({ status: 'incomplete', max: '10', printedMax: '10' })
    expect(row('Sở A', '2')).toMatchObject({ max: '38', printedMax: '40' })
    expect(row('Sở A', 'I')).toMatchObject({ max: '282', printedMax: '' })
    expect(row('Sở B, "hai"', 'I')).toMatchObject({ max: '284', points: '5', exact: '5' })
  })

  test('adds up exactly', () => {
    const leaves = rows.filter(
      (one) => one['organisation'] === 'Sở A' && ['scored', 'capped'].includes(one['status']!) && one['exact'] !== '',
    )
    const leafSum = leaves
      .filter(({ code }) => ['1.1.1', '7.2.1'].includes(code!))
      .map(({ exact }) => fractionOf(exact!))
      .reduce(plus)
    expect(isEqual(fractionOf(row('Sở A', 'I')['exact']!), leafSum)).toBe(true)
  })
})

describe('in JSON', () => {
  test('score has the same columns, with numbers as strings', () => {
    const { code, out } = laban('score', '--edition', smallSet(), '--values', values(ONE), '--json')
    expect(code).toBe(0)
    const rows = JSON.parse(out) as Record<string, unknown>[]
    expect(Object.keys(rows[0]!)).toEqual(['organisation', 'code', 'points', 'max', 'printedMax', 'status', 'reason'])
    expect(new Set(rows.flatMap((row) => Object.values(row).map((value) => typeof value)))).toEqual(new Set(['string']))
  })

  test('rank too', () => {
    const { code, out } = laban('rank', '--edition', 'hue-2020', '--values', values(), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual([
      {
        group: '',
        place: '1',
        organisation: 'Sở B, "hai"',
        points: '5.00',
        max: '284',
        index: '0.0176',
        ranked: 'true',
      },
      { group: '', place: '2', organisation: 'Sở A', points: '3.67', max: '282', index: '0.0130', ranked: 'true' },
    ])
  })

  test('edition check names each finding with its place and sentences', () => {
    const { code, out } = laban('edition', 'check', 'hue-2020', '--json')
    expect(code).toBe(1)
    const findings = JSON.parse(out) as Record<string, unknown>[]
    expect(findings.filter((one) => one['code'] === 'children-sum')).toHaveLength(7)
    for (const one of findings) expect(String(one['vi']).length * String(one['en']).length).toBeGreaterThan(0)
  })
})

test('rank prints published figures, by organisations’ groups', () => {
  const organisations = writtenFile('don-vi.csv', 'organisation,group,ranked\nSở A,Sở,1\n"Sở B, ""hai""",Sở,0\n')
  const { code, out } = laban('rank', '--edition', 'hue-2020', '--values', values(), '--organisations', organisations)
  expect(code).toBe(0)
  expect(out).toBe(
    'group,place,organisation,points,max,index,ranked\nSở,1,Sở A,3.67,282,0.0130,true\nSở,,"Sở B, ""hai""",5.00,284,0.0176,false\n',
  )
})

test('explain shows values, the rule with numbers, and the steps', () => {
  const { code, out } = laban(
    'explain',
    '--edition',
    'hue-2020',
    '--values',
    values(),
    '--organisation',
    'Sở A',
    '--criterion',
    '7.2.1',
  )
  expect(code).toBe(0)
  for (const part of ['7.2.1', 'RATIO(b; a)*max', 'RATIO(100; 300)*2', '2/3', 'so-lanh-dao-cap-tinh-cap-huyen-cap-xa'])
    expect(out).toContain(part)
})

test('help is in both languages and names every option', () => {
  const help = laban('--help')
  expect([help.code, help.err]).toEqual([0, ''])
  for (const word of ['Các lệnh', 'Commands', 'edition check', 'score', 'rank', 'explain'])
    expect(help.out).toContain(word)
  const score = laban('score', '--help')
  expect(score.code).toBe(0)
  for (const word of [
    '--edition',
    '--values',
    '--organisations',
    '--period',
    '--allow-errors',
    '--exact',
    '--json',
    'Mã kết thúc',
    'Exit code',
  ])
    expect(score.out).toContain(word)
})

describe('bad rows', () => {
  const bad = `${ONE}Sở A,9.9.9,a,1\nSở B,1,n,"1,5"\nSở B,1,n,2\n`

  test('stop everything: exit 1, each with file and line, nothing scored', () => {
    const file = values(bad)
    const { code, out, err } = laban('rank', '--edition', smallSet(), '--values', file)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`${file}:3`)
    expect(err).toContain(`${file}:4`)
  })

  test('are left out with --allow-errors, still told, still exit 1', () => {
    const { code, out, err } = laban(
      'score',
      '--edition',
      smallSet(),
      '--values',
      values(bad),
      '--allow-errors',
      '--lang',
      'en',
    )
    expect(code).toBe(1)
    expect(table(out).map(({ organisation, points }) => [organisation, points])).toEqual([
      ['Sở A', '3'],
      ['Sở B', '2'],
    ])
    expect(err.trim().split('\n')).toHaveLength(2)
  })
})

describe('nothing is scored, nothing traced, and a sentence says why', () => {
  const good = (text = ONE): string[] => ['--edition', smallSet(), '--values', values(text)]
  test.each<[string, number, () => string[]]>([
    ['no command', 2, () => []],
    ['an unknown command', 2, () => ['scoer']],
    ['an unknown option', 2, () => ['score', ...good(), '--colour']],
    ['a missing option', 2, () => ['score', '--edition', 'hue-2020']],
    ['a stray word', 2, () => ['score', 'hue-2020', ...good()]],
    ['an edition that is not there', 2, () => ['score', '--edition', 'hue-2019', '--values', values()]],
    ['a file that is not there', 2, () => ['score', '--edition', smallSet(), '--values', '/khong/co.csv']],
    ['a period that is none', 2, () => ['score', ...good(), '--period', '2020-13']],
    ['a language that is none', 2, () => ['score', ...good(), '--lang', 'fr']],
    ['an organisation that is not there', 2, () => ['explain', ...good(), '--organisation', 'Sở Z']],
    ['a criterion that is not there', 2, () => ['explain', ...good(), '--criterion', '9.9']],
    ['an empty file', 1, () => ['score', ...good('')]],
    ['a folder', 1, () => ['score', '--edition', smallSet(), '--values', dirname(values())]],
    ['a header of another table', 1, () => ['score', ...good('a,b,c\n1,2,3\n')]],
    ['an unclosed quote', 1, () => ['rank', ...good(`${ONE}"x,1,n,1\n`)]],
    [
      'an edition that is no YAML',
      1,
      () => ['score', '--edition', writtenFile('bo.yaml', 'a: [\n'), '--values', values(ONE)],
    ],
    ['an edition with a faulty rule', 1, () => ['score', '--edition', smallSet('SQRT(n)'), '--values', values(ONE)]],
    [
      'organisations with a circle',
      1,
      () => ['rank', ...good(), '--organisations', writtenFile('dv.csv', 'organisation,parent\nA,B\nB,A\n')],
    ],
  ])('%s: exit %i', (_, expected, args) => {
    const words = args()
    const { code, out, err } = laban(...words)
    expect(code).toBe(expected)
    if (words.length > 0) expect(out).toBe('')
    expect(`${out}${err}`.trim()).not.toBe('')
    expect(err).not.toMatch(/\n\s+at |node:internal|TypeError|ReferenceError|bug in the program|undefined|\[object/)
  })
})
