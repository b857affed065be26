import { OrganisationKind, type Organisation } from '#domain/organisation/organisation.ts'
import type { ValueFault, ValueFaultCode } from '#domain/value/value-fault.ts'
import { csvRows, CsvFileError, type CsvRow } from './csv.ts'
import { columnsOf } from './table-header.ts'

export type ReadOrganisations = {
  readonly organisations: readonly Organisation[]
  readonly faults: readonly ValueFault[]
  /** All bad rows, also those beyond the ones listed. */
  readonly badRows: number
}

const MOST_FAULTS = 1000
const MOST_ORGANISATIONS = 100_000
const LONGEST_NAME = 300

/**
 * Reads `organisation,name,group,kind,parent,ranked`; all but the first column may be left out or empty. Throws
 * `CsvFileError` for a file that is no such table; bad rows are listed.
 */
export async function readOrganisationsFile(file: string): Promise<ReadOrganisations> {
  const reader = new Reader()
  let columns: ReadonlyMap<string, number> | undefined
  for await (const row of csvRows(file)) {
    if (columns) reader.add(row, columns)
    else
      columns = columnsOf(
        { file, line: row.line },
        row.cells,
        [['organisation']],
        ['name', 'group', 'kind', 'parent', 'ranked'],
      )
  }
  if (columns === undefined) throw new CsvFileError(file, 'file-empty')
  reader.checkParents()
  return { organisations: [...reader.organisations.values()], faults: reader.faults, badRows: reader.badRows }
}

class Reader {
  readonly organisations = new Map<string, Organisation>()
  readonly faults: ValueFault[] = []
  badRows = 0
  private readonly lines = new Map<string, number>()

  add({ line, cells }: CsvRow, columns: ReadonlyMap<string, number>): void {
    const fault = (code: ValueFaultCode, value: string, params: ValueFault['params'] = {}): void =>
      this.fault({ code, line, value, params })
    const cell = cellsBy(cells, columns)
    const [id, parent] = [cell('organisation'), cell('parent')]
    const kind = OrganisationKind.safeParse(cell('kind'))
    const ranked = RANKED.get(cell('ranked').toLowerCase())
    if (cells.length !== columns.size)
      fault('row-length', cells.slice(0, 10).join(','), { found: cells.length, expected: columns.size })
    else if (id === '') fault('organisation-empty', id)
    else if (id.length > LONGEST_NAME) fault('organisation-too-long', id.slice(0, LONGEST_NAME), { most: LONGEST_NAME })
    else if (this.organisations.has(id)) fault('organisation-twice', id)
    else if (cell('kind') !== '' && !kind.success)
      fault('kind-unknown', cell('kind'), { known: OrganisationKind.options.join(', ') })
    else if (ranked === undefined) fault('not-yes-no', cell('ranked'))
    else if (this.organisations.size === MOST_ORGANISATIONS)
      fault('too-many-organisations', id, { most: MOST_ORGANISATIONS })
    else {
      this.lines.set(id, line)
      this.organisations.set(id, {
        id,
        name: cell('name') || id,
        group: cell('group'),
        ranked,
        ...(kind.success && { kind: kind.data }),
        ...(parent !== '' && { parent }),
      })
    }
  }

  /** Every parent must be in the file, and nobody may be above itself. */
  checkParents(): void {
    const settled = new Set<string>()
    for (const { id, parent } of this.organisations.values()) {
      const line = this.lines.get(id)!
      if (parent !== undefined && !this.organisations.has(parent))
        this.fault({ code: 'organisation-parent', line, value: parent, params: {} })
      const circle = this.circleFrom(id, settled)
      if (circle) this.fault({ code: 'organisation-cycle', line, value: id, params: { chain: circle.join(' → ') } })
    }
  }

  /** The organisations from this one up and round to this one again; those that are settled lead nowhere new. */
  private circleFrom(start: string, settled: Set<string>): string[] | undefined {
    const way = new Set<string>()
    let at: string | undefined = start
    while (at !== undefined && !settled.has(at) && !way.has(at)) {
      way.add(at)
      at = this.organisations.get(at)?.parent
    }
    for (const id of way) settled.add(id)
    return at !== undefined && way.has(at) ? [...[...way].slice([...way].indexOf(at)), at] : undefined
  }

  private fault(fault: ValueFault): void {
    this.badRows += 1
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault)
  }
}

const RANKED = new Map<string, boolean>([
  ['', true],
  ['1', true],
  ['có', true],
  ['true', true],
  ['0', false],
  ['không', false],
  ['false', false],
])

function cellsBy(cells: readonly string[], columns: ReadonlyMap<string, number>): (name: string) => string {
  return (name) => {
    const place = columns.get(name)
    return place === undefined ? '' : (cells[place] ?? '').normalize('NFC')
  }
}
