import type { AnnexFile } from '#domain/edition/annex/annex-table.ts'
import { AnnexFileError } from './annex-file-error.ts'
import { excelTables } from './excel-tables.ts'
import { officeParts, type OfficeParts } from './office-parts.ts'
import { relationsOf } from './relations.ts'
import { wordTables } from './word-tables.ts'

/**
 * The tables of a decision's annex, from the bytes of a Word (.docx) or Excel (.xlsx) file. Throws `AnnexFileError`
 * with what is wrong with the file, and nothing else: whatever the bytes are, it ends within the limits. Reads the
 * bytes only, so that it may run in a thread of its own.
 */
export async function readAnnexFile(bytes: Uint8Array): Promise<AnnexFile> {
  return usable(await tablesOf(await officeParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))))
}

async function tablesOf(parts: OfficeParts): Promise<AnnexFile> {
  const [main] = (await relationsOf(parts)).filter((one) => one.type === 'officeDocument').map((one) => one.path)
  const word = [main, 'word/document.xml'].find(
    (path) => path !== undefined && /^word\//i.test(path) && parts.has(path),
  )
  if (word !== undefined) return wordTables(parts, word)
  const excel = [main, 'xl/workbook.xml'].find((path) => path !== undefined && /^xl\//i.test(path) && parts.has(path))
  if (excel !== undefined && excel.endsWith('.xml')) return excelTables(parts, excel)
  throw new AnnexFileError('file-not-office')
}

/** A document of pictures alone was scanned; one without any table has no index set to read. */
function usable(file: AnnexFile): AnnexFile {
  if (file.tables.some((table) => table.rows.length > 0)) return file
  throw new AnnexFileError(file.pictures > 0 ? 'scanned' : 'no-table')
}
