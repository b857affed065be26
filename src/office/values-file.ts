import { Intake, type IntakeContext, type ValueRow } from '#domain/value/intake.ts'
import { periodFrom } from '#domain/period/period.ts'
import type { ValueFault } from '#domain/value/value-fault.ts'
import type { ValueStore } from '#domain/value/value-store.ts'
import { csvRows, CsvFileError } from './csv.ts'
import { columnsOf } from './table-header.ts'

const FORMS = [
  ['organisation', 'criterion', 'variable', 'value'],
  ['organisation', 'item', 'value'],
]

export type ReadValues = {
  readonly store: ValueStore
  readonly period: string
  readonly faults: readonly ValueFault[]
  readonly badRows: number
}

/**
 * Reads a values file into a store. The period scored is the one asked for, else the latest that the file names, else
 * `context.period`. Throws `CsvFileError` for a file that is no such table; bad rows are listed.
 */
export async function readValuesFile(
  file: string,
  context: IntakeContext,
  asked: string | undefined,
  store?: ValueStore,
): Promise<ReadValues> {
  const period = asked ?? (await latestPeriod(file)) ?? context.period
  const intake = new Intake({ ...context, period }, store)
  for await (const row of valueRows(file)) {
    if ('fault' in row) intake.refuse(row.fault)
    else intake.add(row)
  }
  return { store: intake.store, period, faults: intake.faults, badRows: intake.badRows }
}

async function* valueRows(file: string): AsyncGenerator<ValueRow | { fault: ValueFault }> {
  let columns: Map<string, number> | undefined
  for await (const { line, cells } of csvRows(file)) {
    if (columns === undefined) columns = headerOf(file, cells, line)
    else if (cells.length !== columns.size) {
      yield {
        fault: {
          code: 'row-length',
          line,
          value: cells.slice(0, 10).join(','),
          params: { found: cells.length, expected: columns.size },
        },
      }
    } else yield rowOf(line, cells, columns)
  }
  if (columns === undefined) throw new CsvFileError(file, 'file-empty')
}

function headerOf(file: string, cells: readonly string[], line: number): Map<string, number> {
  const columns = columnsOf({ file, line }, cells, FORMS, ['period'])
  if (columns.has('item') && (columns.has('criterion') || columns.has('variable'))) {
    throw new CsvFileError(
      file,
      'header-two-forms',
      { forms: FORMS.map((names) => names.join(',')).join(' | ') },
      line,
      cells.join(','),
    )
  }
  return columns
}

function rowOf(line: number, cells: readonly string[], columns: ReadonlyMap<string, number>): ValueRow {
  const cell = (name: string): string | undefined => {
    const place = columns.get(name)
    return place === undefined ? undefined : cells[place]?.normalize('NFC')
  }
  return {
    line,
    organisation: cell('organisation') ?? '',
    criterion: cell('criterion'),
    variable: cell('variable'),
    item: cell('item'),
    value: cell('value') ?? '',
    period: cell('period'),
  }
}

/** The period that ends last, the longest of those that end together; undefined where the file names none. */
async function latestPeriod(file: string): Promise<string | undefined> {
  let place = -1
  let latest: ReturnType<typeof periodFrom>
  let isHeader = true
  for await (const { cells } of csvRows(file)) {
    if (isHeader) {
      place = cells.findIndex((cell) => cell.toLowerCase() === 'period')
      isHeader = false
      if (place < 0) return undefined
    }
    const period = periodFrom(cells[place] ?? '')
    if (period && (!latest || period.to > latest.to || (period.to === latest.to && period.from < latest.from)))
      latest = period
  }
  return latest?.key
}
