import { describe, expect, test } from 'vitest'
import { laban } from '#test/fuzz/laban.ts'
import { writtenFile } from '#test/support/written-file.ts'

async function listed(kind: string, document: string): Promise<{ line: number; text: string; article: string }[]> {
  const { stdout } = await laban(['content', 'list', kind, '--document', document, '--json'])
  return JSON.parse(stdout)
}

describe('laban content', () => {
  test('check ends well: whatever it finds in the documents has a note', async () => {
    const { exit, stdout } = await laban(['content', 'check', '--json'])
    expect(exit).toBe(0)
    expect(JSON.parse(stdout).every((finding: { note: unknown }) => finding.note)).toBe(true)
  })

  test('counts what the documents print, each as the length of a list', async () => {
    const { stdout } = await laban(['content', 'counts', '--json'])
    const counts = JSON.parse(stdout)
    // Read off the documents: 24 annexes, 23 directives, 4 pilot communes, 14 targets, 161 rows of annex 4.
    expect(counts['plan-327'].annexes).toBe(24)
    expect(counts['report-365'].directives).toBe(23)
    expect(counts['plan-55'].communes).toBe(4)
    expect(counts['plan-222']).toMatchObject({ targets: 14, criteriaRows: 161, leafCriteria: 111, scoredLeaves: 109 })
    expect(counts['plan-3526']).toMatchObject({ mainIndices: 21, components: { cqs: 45, kts: 36 } })
    expect(await listed('dataItems', 'plan-327')).toHaveLength(counts['plan-327'].dataItems)
    expect(await listed('components.xhs', 'plan-3526')).toHaveLength(counts['plan-3526'].components.xhs)
  })

  test('list tells line, article and words of each row', async () => {
    const [first] = await listed('tasks', 'vinh-phuc-327')
    expect(first).toMatchObject({ line: 87, article: 'Phụ lục 1, 1', text: expect.stringMatching(/^Tuyên truyền/) })
  })

  test('coverage names the lines of a text that no row claims', async () => {
    const source = writtenFile('van-ban.txt', `${'\n'.repeat(600)}Một dòng không ai nhận`)
    const { exit, stdout } = await laban(['content', 'coverage', '--source', source, 'vinh-phuc-327'])
    expect([exit, stdout]).toEqual([1, '601\tMột dòng không ai nhận\n'])
  })

  test('a kind or document that does not exist is told with those that do', async () => {
    const { exit, stderr } = await laban(['content', 'list', 'khong-co'])
    expect(exit).toBe(2)
    expect(stderr).toContain('taskRows')
  })
})
