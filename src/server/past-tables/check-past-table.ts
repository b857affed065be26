import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { SentFile } from '#contract/operation.ts'
import type { PastRow, PastTableCheck } from '#contract/past-tables.ts'
import { isWritten, type PlannedCell } from '#domain/past-table/past-table-plan.ts'
import type { Language } from '#text/language.ts'
import { pastFaultText, pastTableName } from '#text/past-table.ts'
import type { Call } from '../call.ts'
import { today } from '../organisations/register.ts'
import type { ValueDeps } from '../values/deps.ts'
import { askedTable, type TableInput } from './asked-table.ts'
import { markedTable } from './table-thread.ts'

const MOST_ROWS = 500
const MOST_QUESTIONS = 200
const NAMES = new Intl.Collator('vi')
const ORDER: readonly PlannedCell['kind'][] = ['fault', 'kept', 'replaced', 'new']

/** What a table says and what it would do, cell by cell; nothing is written. */
export async function checkPastTable(deps: ValueDeps, input: TableInput, call: Call): Promise<PastTableCheck> {
  const { sheets, sheet, read, units, namings, plan } = await askedTable(deps, input, call)
  const { cells, accepted, faults } = await plan(deps.db)
  const shown = ORDER.flatMap((kind) => cells.filter((cell) => cell.kind === kind))
  const count = (kind: PlannedCell['kind']): number => cells.filter((cell) => cell.kind === kind).length
  const named = (id: string) => ({ id, name: units.get(id) ?? id })
  const { head, columns, layout, questions } = read
  return {
    ...{ sheets: [...sheets], sheet, head, accepted },
    columns: columns.map(({ letter, head: text, role, doubt, scale, samples }) => ({
      ...{ letter, head: text, role, scale, samples: [...samples] },
      ...(doubt && { doubt }),
    })),
    items: namings.map(({ item }) => item),
    ...(layout && { layout }),
    questions: questions.slice(0, MOST_QUESTIONS).map(({ candidates, ...question }) => ({
      ...question,
      candidates: candidates.map(named),
    })),
    units: questions.length === 0 ? [] : [...units.keys()].map(named).sort((a, b) => NAMES.compare(a.name, b.name)),
    counts: {
      ...{ new: count('new'), replaced: count('replaced'), kept: count('kept'), unchanged: count('unchanged'), faults },
      units: new Set(cells.filter(isWritten).map(({ subject }) => subject)).size,
    },
    rows: shown.slice(0, MOST_ROWS).map((cell) => rowOf(cell, units)),
    left: Math.max(0, shown.length - MOST_ROWS),
  }
}

/** The workbook that came, with a column and comments that say what is wrong in it. */
export async function markPastTable(
  deps: ValueDeps,
  { language, ...input }: TableInput & { readonly language: Language },
  call: Call,
): Promise<SentFile> {
  const { bytes, sheet, read, plan } = await askedTable(deps, input, call)
  const { cells } = await plan(deps.db)
  const marks = cells.flatMap(({ row, column, fault }) =>
    fault ? [{ row, column, said: pastFaultText(fault, language) }] : [],
  )
  const marked = await markedTable(bytes, { sheet, head: read.head, marks }, language)
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: pastTableName(input.period, today(), language),
    isShown: false,
    tag: createHash('sha256').update(marked).digest('hex').slice(0, 32),
    bytes: marked.length,
    open: () => Readable.from([marked]),
  }
}

function rowOf(planned: PlannedCell, units: ReadonlyMap<string, string>): PastRow {
  const { kind, cell, subject, item, period, before, content, found, isFormula, fault } = planned
  const unit = subject === undefined ? undefined : units.get(subject)
  return {
    ...{ kind, cell, found, isFormula },
    ...(unit !== undefined && { unit }),
    ...(item !== undefined && { item }),
    ...(period !== undefined && { period }),
    ...(before && { before }),
    ...(content && { after: content }),
    ...(fault && { fault: { code: fault.code, params: { ...fault.params } } }),
  }
}
