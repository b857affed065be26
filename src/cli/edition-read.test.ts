import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEdition } from '#content/library.ts'
import { annexDocument, paragraph, wordDocument } from '#test/support/annex-documents.ts'
import { laban } from '#test/fuzz/laban.ts'
import { writtenFile } from '#test/support/written-file.ts'

function annexFile(bytes: Buffer): string {
  const file = writtenFile('phu-luc.docx', '')
  writeFileSync(file, bytes)
  return file
}

test('laban edition read prints tree, formulas, doubts and counts of a Word file', async () => {
  const { exit, stdout } = await laban(['edition', 'read', annexFile(annexDocument(readEdition('hue-2020')))])
  expect(exit).toBe(0)
  expect(stdout).toContain('1.1.1 100% CB CCVC tham dự Hội thảo')
  expect(stdout).toContain('MIN(max; n1 + MIN(1; n2/3))  (có thể đúng, cần xem)')
  expect(stdout).toContain('! bảng 2, dòng 24: 2.2: In 6 điểm, nhưng các tiêu chí bên dưới cộng lại được 4.')
  expect(stdout.split('\n').at(-2)).toMatch(
    /^161 dòng, 109 tiêu chí chấm điểm: \d+ công thức chắc chắn, \d+ cần xem, \d+ cần viết; 9 chỗ/,
  )
})

test('with --json it prints everything, in English too', async () => {
  const { stdout } = await laban([
    'edition',
    'read',
    annexFile(annexDocument(readEdition('hue-2020'))),
    '--json',
    '--lang',
    'en',
  ])
  const { nodes, counts } = JSON.parse(stdout)
  expect(nodes[3]).toMatchObject({
    code: '1.1.1',
    max: '5',
    proposal: { certainty: 'certain', formula: 'MIN(max, n)' },
  })
  expect(counts).toMatchObject({ rows: 161, criteria: 109, doubts: 9 })
})

test('a file that is refused is told with the reason, and one that is not there too', async () => {
  const { exit, stderr } = await laban(['edition', 'read', annexFile(wordDocument(paragraph('Kính gửi')))])
  expect([exit, stderr]).toEqual([1, expect.stringContaining('phu-luc.docx: Không có bảng nào trong tệp.')])
  const missing = await laban(['edition', 'read', 'khong-co.docx', '--lang', 'en'])
  expect([missing.exit, missing.stderr]).toEqual([
    1,
    'khong-co.docx: there is no such file; check its name and folder\n',
  ])
})
