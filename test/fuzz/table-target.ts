import { deepStrictEqual } from 'node:assert'
import type { ValueFault } from '#domain/value/value-fault.ts'
import { CsvFileError } from '#office/csv.ts'
import { readOrganisationsFile } from '#office/organisations-file.ts'
import { readValuesFile } from '#office/values-file.ts'
import { valueFaultText } from '#text/value-faults.ts'
import type { Draws } from './draws.ts'
import { ensure, ensureSentence, type FuzzTarget } from './fuzz-target.ts'
import { ITEMS, OUTLINE, writtenTable, type TableForm, type WrittenTable } from './table-texts.ts'
import { inTemporaryFolder, written } from './temporary-folder.ts'

/** Whatever way a table is written, exactly its bad rows are listed, each with the line on which it begins. */
export const writtenTableTarget: FuzzTarget<WrittenTable> = {
  name: 'table rows',
  share: 6,
  make: writtenTable,
  judge: async ({ form, text, badLines }) => {
    const { faults, badRows } = await readTable(form, Buffer.from(text))
    deepStrictEqual(
      [...new Set(faults.map((fault) => fault.line))].sort((a, b) => a - b),
      badLines,
    )
    ensure(badRows === faults.length, 'faults that are not counted')
    for (const fault of faults) ensureFault(fault)
  },
}

type DamagedTable = { readonly form: TableForm; readonly base64: string }

/** Any bytes are either rows with listed faults, or refused as a file with one sentence. */
export const damagedTableTarget: FuzzTarget<DamagedTable> = {
  name: 'table bytes',
  share: 8,
  make: damagedTable,
  judge: async ({ form, base64 }) => {
    const bytes = Buffer.from(base64, 'base64')
    const lines = bytes.toString('latin1').split(/\r\n|\n|\r/).length
    for (const fault of await faultsOf(form, bytes)) {
      ensure(fault.line >= 0 && fault.line <= lines, `${fault.code} at line ${fault.line} of ${lines}`)
      ensureFault(fault)
    }
  },
}

async function faultsOf(form: TableForm, bytes: Buffer): Promise<readonly ValueFault[]> {
  try {
    const { faults } = await readTable(form, bytes)
    ensure(
      faults.every((fault) => fault.line > 0),
      'a row without a line',
    )
    return faults
  } catch (error) {
    ensure(error instanceof CsvFileError, `not a CsvFileError: ${error instanceof Error ? error.stack : String(error)}`)
    return [error.fault]
  }
}

type ReadTable = { readonly faults: readonly ValueFault[]; readonly badRows: number }

function readTable(form: TableForm, bytes: Buffer): Promise<ReadTable> {
  return inTemporaryFolder((folder): Promise<ReadTable> => {
    const file = written(folder, 'bang.csv', bytes)
    if (form === 'organisation') return readOrganisationsFile(file)
    return readValuesFile(file, { outline: OUTLINE, items: ITEMS, period: '2026' }, undefined)
  })
}

function ensureFault(fault: ValueFault): void {
  ensureSentence((language) => valueFaultText('bang.csv', fault, language))
}

function damagedTable(draws: Draws): DamagedTable {
  const { form, text } = writtenTable(draws)
  return { form, base64: damagedBytes(draws, text).toString('base64') }
}

function damagedBytes(draws: Draws, text: string): Buffer {
  switch (draws.below(8)) {
    case 0:
      return Buffer.from(draws.list(draws.below(300), () => draws.below(256)))
    case 1:
      return Buffer.from(text, draws.pick(['utf16le', 'latin1']))
    case 2: {
      const damaged = Buffer.from(text)
      for (let count = draws.between(1, 3); count > 0; count -= 1)
        damaged[draws.below(damaged.length)] = draws.below(256)
      return damaged
    }
    case 3:
      return Buffer.from(text + wide(draws))
    default:
      return Buffer.from(draws.damaged(text, PIECES))
  }
}

/** Rows of very many or very long cells, now and then longer than a row may be. */
function wide(draws: Draws): string {
  const length = draws.pick([10, 1000, 1000, 20_000, 100_000])
  return draws
    .pick([',', ';', '1,', 'x', '"', '""', '\r', '"a",', '\ufeff', 'ế'])
    .repeat(draws.is(0.02) ? 600_000 : length)
}

const PIECES = [
  '"',
  '""',
  '"""',
  ',',
  ';',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\0',
  '\ufeff',
  '\t',
  '|',
  "'",
  '"\n',
  '\n"',
  ',"',
  '",',
  'organisation',
  '\u2028',
  '\u00a0',
  '\u200b',
  '9'.repeat(400),
  '=cmd',
  '\x1b[31m',
  '\u202e',
]
