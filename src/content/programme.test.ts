import { describe, expect, test } from 'vitest'
import { checkDocument } from '#domain/programme/check-document.ts'
import { rowsOf } from '#domain/programme/document-rows.ts'
import { documentContext, documentIds, readDocument } from './programme.ts'

const context = documentContext()

describe.each(documentIds())('%s', (id) => {
  const document = readDocument(id)

  test('has nothing wrong that no note accounts for', () => {
    expect(checkDocument(document, context).filter((finding) => !finding.explainedBy)).toEqual([])
  })

  test('has each row once, on its own line, in a part of the document', () => {
    const ids = rowsOf(document).map((row) => row.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('is measured by counts that are not empty', () => {
    expect(document.counts?.key).toMatch(/^(plan|report)-\d+$/)
  })
})

test('plan 327 has its 24 annexes, 53 numbers to collect, and the reporting day 30/12', () => {
  const plan = readDocument('vinh-phuc-327')
  expect(plan.parts.filter((part) => part.kind === 'annex')).toHaveLength(24)
  expect(plan.owedItems).toHaveLength(53)
  expect(plan.duties.some((duty) => duty.deadline?.monthDay === '12-30')).toBe(true)
})

test('report 365 has 23 directives, 28 projects of 2021, 16 policies, 59 projects of 2022 and the four ranks of 2020', () => {
  const report = readDocument('vinh-phuc-365')
  const inPart = (rows: readonly { part: string }[], part: string): number =>
    rows.filter((row) => row.part === part).length
  expect(inPart(report.directives, 'phu-luc-1')).toBe(23)
  expect(report.projects.filter((project) => project.part === 'phu-luc-2' && !project.isTotal)).toHaveLength(28)
  expect(inPart(report.directives, 'phu-luc-3')).toBe(16)
  expect(inPart(report.projects, 'phu-luc-4')).toBe(59)
  expect(report.standings.map((standing) => standing.place).sort((a, b) => a - b)).toEqual([42, 52, 55, 56])
})

test('report 365 contradicts its own numbers in two places', () => {
  const codes = ['derived-differs', 'budget-total']
  const found = checkDocument(readDocument('vinh-phuc-365'), context).filter((finding) => codes.includes(finding.code))
  // 146.777 of 161.578 files is 90,84 %, printed 90,08 %; 42.898 + 43.691 million is 86.589, printed 83.589.
  expect(new Set(found.map((finding) => finding.line))).toEqual(new Set([59, 315]))
})

test('plan 55 has 4 tasks for the province and 4 pilot communes with their supporters', () => {
  const plan = readDocument('vinh-phuc-55')
  expect(plan.tasks.filter((task) => task.scope === 'province')).toHaveLength(4)
  expect(plan.communes).toHaveLength(4)
  expect(plan.communes.every((commune) => commune.supporter?.organisations.length === 1)).toBe(true)
})

test('plan 222 has 14 targets in annex 1 and a budget that adds up to the printed totals', () => {
  const plan = readDocument('thua-thien-hue-222')
  expect(plan.goals.filter((goal) => goal.part === 'phu-luc-1-i')).toHaveLength(14)
  const total = plan.budget.find((row) => row.isTotal)!
  expect([total.midTerm, total.other, total.total]).toEqual(['554500000000', '2177500000000', '2732000000000'])
  expect(checkDocument(plan, context).filter((finding) => finding.code.startsWith('budget'))).toEqual([])
})

test('plan 3526 is due every quarter before the 28th', () => {
  const duties = readDocument('ben-tre-3526').duties
  expect(duties.some((duty) => duty.every === 'quarter' && duty.deadline?.beforeDay === 28)).toBe(true)
})
