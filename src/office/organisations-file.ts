import { OrganisationKind, type Organisation } from '#domain/organisation/organisation.ts'
import type { ValueFault, ValueFaultCode } from '#domain/value/value-fault.ts'
import { csvRows, CsvFileError } from './csv.ts'
import { columnsOf } from './table-header.ts'

export type ReadOrganisations = { readonly organisations: readonly Organisation[]; readonly faults: readonly ValueFault[] }

/** Reads `organisation,name,group,kind,parent,ranked`; all but the first column may be left out or empty. */
export async function readOrganisationsFile(file: string): Promise<ReadOrganisations> {
  const organisations = new Map<string, Organisation>()
  const parents: { line: number; parent: string }[] = []
  const faults: ValueFault[] = []
  let columns: Map<string, number> | undefined
  for await (const { line, cells } of csvRows(file)) {
    const fault = (code: ValueFaultCode, value: string, params: ValueFault['params'] = {}): number => faults.push({ code, line, value, params })
    if (columns === undefined) {
      columns = columnsOf({ file, line }, cells, [['organisation']], ['name', 'group', 'kind', 'parent', 'ranked'])
      continue
    }
    const cell = cellsBy(cells, columns)
    const id = cell('organisation')
    const kind = OrganisationKind.safeParse(cell('kind'))
    const ranked = RANKED.get(cell('ranked').toLowerCase())
    if (cells.length !== columns.size) fault('row-length', cells.join(','), { found: cells.length, expected: columns.size })
    else if (id === '') fault('organisation-empty', id)
    else if (organisations.has(id)) fault('organisation-twice', id)
    else if (cell('kind') !== '' && !kind.success) fault('kind-unknown', cell('kind'), { known: OrganisationKind.options.join(', ') })
    else if (ranked === undefined) fault('not-yes-no', cell('ranked'))
    else {
      const parent = cell('parent')
      if (parent !== '') parents.push({ line, parent })
      organisations.set(id, { id, name: cell('name') || id, group: cell('group'), ranked, ...(kind.success && { kind: kind.data }), ...(parent !== '' && { parent }) })
    }
  }
  if (columns === undefined) throw new CsvFileError(file, 'file-empty')
  for (const { line, parent } of parents) if (!organisations.has(parent)) faults.push({ code: 'organisation-parent', line, value: parent, params: {} })
  return { organisations: [...organisations.values()], faults }
}

const RANKED = new Map<string, boolean>([
  ['', true], ['1', true], ['có', true], ['true', true],
  ['0', false], ['không', false], ['false', false],
])

function cellsBy(cells: readonly string[], columns: ReadonlyMap<string, number>): (name: string) => string {
  return (name) => {
    const place = columns.get(name)
    return place === undefined ? '' : (cells[place] ?? '').normalize('NFC')
  }
}
