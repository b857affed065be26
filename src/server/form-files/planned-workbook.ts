import { createHash } from 'node:crypto'
import type { WorkbookCheck, WorkbookRow } from '#contract/form-files.ts'
import type { SoftFinding } from '#domain/value/soft-check.ts'
import { wrongStamp } from '#domain/value/workbook-stamp.ts'
import { workbookPlan, type PlannedRow } from '#domain/value/workbook-plan.ts'
import type { ReadWorkbook } from '#office/form-workbook/read-form-workbook.ts'
import { formDigest } from '#office/form-workbook/stamp-sheet.ts'
import { actorOf, type Call } from '../call.ts'
import { assess } from '../values/assessment.ts'
import { authorOf } from '../values/author.ts'
import { plainContent } from '../values/content-columns.ts'
import type { ValueDeps } from '../values/deps.ts'
import { newVersion, type NewVersion } from '../values/version.ts'
import type { AskedForm, FormNow } from './form-now.ts'
import { notRead } from './workbook-thread.ts'

/** What a workbook would do to a form as it stands. */
export type PlannedWorkbook = {
  readonly rows: readonly PlannedRow[]
  readonly faults: number
  /** Names the file and everything that would be written by it. */
  readonly accepted: string
}

/** Refuses a workbook of another form, and a form in which nothing can be entered. */
export function plannedWorkbook(
  { stamp, rows }: ReadWorkbook,
  bytes: Uint8Array,
  { key, items }: AskedForm,
  { cells, refusal }: FormNow,
): PlannedWorkbook {
  const wrong = wrongStamp(stamp, { ...key, form: formDigest(items) })
  if (wrong) throw notRead(wrong)
  if (refusal) throw refusal
  const plan = workbookPlan(rows, cells, new Map(stamp.seen.map((one) => [one.item, one])))
  const accepted = createHash('sha256').update(bytes)
  for (const { row, item, kind, version } of plan)
    if (kind !== 'unchanged') accepted.update(`\n${row} ${item} ${kind} ${version}`)
  return {
    rows: plan,
    faults: plan.filter(({ kind }) => kind === 'fault').length,
    accepted: accepted.digest('hex'),
  }
}

/** The versions that a plan writes. */
export function versionsOf(
  rows: readonly PlannedRow[],
  { key }: AskedForm,
  { call, at }: { readonly call: Call; readonly at: Date },
): NewVersion[] {
  const actor = actorOf(call)
  return rows.flatMap(({ item, version, after, note }): NewVersion[] => {
    if (!after) return []
    const value = { subject: key.organisation, item, period: key.period }
    const content = plainContent(after)
    const author = authorOf(actor, value)
    return [{ ...value, version: version + 1, content, note, source: 'imported', author, actor, at }]
  })
}

const MOST_ROWS = 500

/** As it is shown before anything is written: what would change, what is wrong, and what will need a note. */
export function checkOf(
  { content }: ValueDeps,
  planned: PlannedWorkbook,
  asked: AskedForm,
  { known }: FormNow,
  { sheet, columns, call }: Pick<ReadWorkbook, 'sheet' | 'columns'> & { readonly call: Call },
): WorkbookCheck {
  const { rows, accepted } = planned
  const made = versionsOf(rows, asked, { call, at: new Date() }).map((version) => newVersion(version).value)
  const items = new Map(made.map((value) => [value.item, value]))
  const isReplaced = (one: { subject: string; item: string; period: string; part?: string | undefined }): boolean =>
    one.subject === asked.key.organisation &&
    one.period === asked.key.period &&
    one.part === undefined &&
    items.has(one.item)
  const now = [...known.filter((one) => !isReplaced(one)), ...made]
  const assessment = assess(now, asked.surroundings, content.items, asked.outline)
  const findingsOf = (row: PlannedRow): SoftFinding[] => (row.after ? assessment.findings(items.get(row.item)!) : [])
  const told = rows.filter(({ kind }) => kind !== 'unchanged')
  const count = (kind: PlannedRow['kind']): number => rows.filter((row) => row.kind === kind).length
  return {
    sheet,
    counts: { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), faults: count('fault') },
    rows: told.slice(0, MOST_ROWS).map((row) => rowView(row, columns, findingsOf(row))),
    left: Math.max(0, told.length - MOST_ROWS),
    accepted,
  }
}

function rowView(
  { row, item, kind, column, before, after, note, isFormula, fault, found }: PlannedRow,
  columns: ReadWorkbook['columns'],
  findings: readonly SoftFinding[],
): WorkbookRow {
  return {
    ...{ kind, item: item.slice(0, 100), isFormula },
    cell: `${columns[column]}${row}`,
    ...(before && { before }),
    ...(after && { after }),
    ...(note !== undefined && { note }),
    ...(found !== undefined && { found }),
    ...(fault && { fault: { code: fault.code, params: { ...fault.params } } }),
    findings: findings.map(({ code, params }) => ({ code, params: { ...params } })),
  }
}
