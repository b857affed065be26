import type { ImportFault } from '#contract/imports.ts'
import { fold } from '#domain/fold.ts'
import type { ImportFaultCode, OrganisationColumn } from '#domain/import/import-fault.ts'
import type { OrganisationRow } from '#domain/import/plan-organisations.ts'
import { readIdentifier } from '#domain/organisation/identifier.ts'
import { AreaCode, OrganisationLevel } from '#domain/organisation/organisation-version.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import type { ImportRow, ImportTable } from '#office/import-table.ts'
import { ORGANISATION_KINDS, ORGANISATION_LEVELS, YES_NO } from '#text/import-words.ts'

export type Group = { readonly id: string; readonly name: string }

/** The rows of a table as the register knows such things; a cell that cannot be read is a fault. */
export function organisationRows(
  table: ImportTable,
  groups: readonly Group[],
): { rows: OrganisationRow[]; faults: ImportFault[] } {
  const read = new Cells<OrganisationColumn>(table)
  const rows = table.rows.map((one): OrganisationRow => {
    const name = read.line(one, 'name', 300)
    if (name === undefined) read.fault(one, 'name', 'cell-empty')
    return {
      row: one.row,
      ...present({
        name: name ?? '',
        shortName: read.line(one, 'shortName', 150),
        abbreviation: read.line(one, 'abbreviation', 50),
        kind: read.word(one, 'kind', KINDS),
        level: read.word(one, 'level', LEVELS),
        parent: read.line(one, 'parent', 300),
        identifier: identifierIn(read, one),
        areaCode: areaCodeIn(read, one),
        ordinal: ordinalIn(read, one),
        group: groupIn(read, one, groups),
        isRanked: read.word(one, 'isRanked', ANSWERS),
      }),
    } as OrganisationRow
  })
  return { rows, faults: read.faults }
}

/** Reads cells of a table, and keeps what is wrong with them. */
export class Cells<Column extends string> {
  readonly faults: ImportFault[]
  private readonly table: ImportTable

  constructor(table: ImportTable) {
    this.table = table
    this.faults = [...table.faults]
  }

  text({ cells }: ImportRow, column: Column): string | undefined {
    return cells[column] || undefined
  }

  line(row: ImportRow, column: Column, most: number): string | undefined {
    const text = this.text(row, column)
    if (text === undefined || text.length <= most) return text
    return this.fault(row, column, 'cell-too-long', { most: String(most) })
  }

  /** What one of several words means, in either language, with or without marks. */
  word<Meaning>(row: ImportRow, column: Column, words: Words<Meaning>): Meaning | undefined {
    const text = this.text(row, column)
    if (text === undefined) return undefined
    const meaning = words.meanings.get(fold(text))
    return meaning === undefined
      ? this.fault(row, column, 'word-unknown', { written: text, known: words.known })
      : meaning
  }

  fault(row: ImportRow, column: Column, code: ImportFaultCode, params: Record<string, string> = {}): undefined {
    const letter = this.table.letters[column]
    this.faults.push({ code, row: row.row, params, ...(letter !== undefined && { column: letter }) })
  }
}

export type Words<Meaning> = { readonly meanings: ReadonlyMap<string, Meaning>; readonly known: string }

/** The words of both languages and the codes themselves; `known` names the Vietnamese ones. */
export function wordsOf<Meaning extends string>(
  codes: readonly Meaning[],
  vi: Readonly<Record<Meaning, string>>,
  en: Readonly<Record<Meaning, string>>,
): Words<Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const code of codes) for (const word of [code, en[code], ...partsOf(vi[code])]) meanings.set(fold(word), code)
  return { meanings, known: codes.map((code) => vi[code]).join('; ') }
}

/** "Sở, ban, ngành" and each of its words. */
function partsOf(word: string): string[] {
  return [word, ...word.split(', ')]
}

const KINDS = wordsOf(OrganisationKind.options, ORGANISATION_KINDS.vi, ORGANISATION_KINDS.en)
const LEVELS = wordsOf(OrganisationLevel.options, ORGANISATION_LEVELS.vi, ORGANISATION_LEVELS.en)
const ANSWERS: Words<boolean> = {
  meanings: new Map(
    Object.values(YES_NO).flatMap(({ yes, no }): [string, boolean][] => [
      [fold(yes), true],
      [fold(no), false],
    ]),
  ),
  known: `${YES_NO.vi.yes}; ${YES_NO.vi.no}`,
}

function identifierIn(read: Cells<OrganisationColumn>, row: ImportRow): string | undefined {
  const written = read.text(row, 'identifier')
  if (written === undefined) return undefined
  const found = readIdentifier(written)
  return found.kind === 'identifier'
    ? found.identifier
    : read.fault(row, 'identifier', 'identifier-unreadable', { written })
}

function areaCodeIn(read: Cells<OrganisationColumn>, row: ImportRow): string | undefined {
  const written = read.text(row, 'areaCode')
  if (written === undefined || AreaCode.safeParse(written).success) return written
  return read.fault(row, 'areaCode', 'area-code-unreadable', { written })
}

function ordinalIn(read: Cells<OrganisationColumn>, row: ImportRow): number | undefined {
  const written = read.text(row, 'ordinal')
  if (written === undefined || /^\d{1,6}$/.test(written)) return written === undefined ? undefined : Number(written)
  return read.fault(row, 'ordinal', 'number-unreadable', { written })
}

function groupIn(read: Cells<OrganisationColumn>, row: ImportRow, groups: readonly Group[]): string | undefined {
  const written = read.text(row, 'group')
  if (written === undefined) return undefined
  const found = groups.find(({ id, name }) => id === written || fold(name) === fold(written))
  if (found) return found.id
  return read.fault(row, 'group', 'group-not-found', { written, known: groups.map(({ name }) => name).join('; ') })
}

/** Without what a row does not say. */
function present(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
}
