import { sql } from 'kysely'
import { drawingsUnderWay, MOST_DRAWINGS, officeProgram } from '../evidence/office-pages.ts'
import { isScannerThere } from '../evidence/scanner.ts'
import type { Look } from './look.ts'
import { programAnswer } from './program-answer.ts'

const SCANNER_WITHIN_MS = 3000
const SCAN_LATE_AFTER_MS = 15 * 60_000
const OFFICE_WITHIN_MS = 8000

export const SCANNER: Look = {
  look: 'scanner',
  find: async ({ config: { CLAMD_ADDRESS: address } }) => {
    if (address === undefined) return { code: 'no-scanner', state: 'unused', params: {} }
    const isThere = await isScannerThere(address, SCANNER_WITHIN_MS)
    return { code: isThere ? 'scanner' : 'scanner-away', state: isThere ? 'fine' : 'broken', params: { address } }
  },
}

/** Files that came while the scanner did not answer. */
export const SCANNING: Look = {
  look: 'scanning',
  find: async ({ database: { db }, config: { CLAMD_ADDRESS }, now }) => {
    if (CLAMD_ADDRESS === undefined) return undefined
    const { rows } = await sql<{ files: number; oldest: Date | null }>`
      select count(*)::int as files, min(stored_at) as oldest from stored_file where state = 'waiting'
    `.execute(db)
    const { files, oldest } = rows[0]!
    if (!oldest || now() - oldest.getTime() <= SCAN_LATE_AFTER_MS)
      return { code: 'scanning', state: 'fine', params: { files } }
    const since = oldest.toISOString()
    return { code: 'scanning-late', state: 'broken', params: { files, at: since }, since }
  },
}

const office: Look = {
  look: 'office',
  withinMs: OFFICE_WITHIN_MS + 1000,
  find: async ({ config: { LIBREOFFICE } }) => {
    const program = officeProgram(LIBREOFFICE)
    if (program === undefined) return { code: 'no-office', state: 'remark', params: {} }
    const said = await programAnswer(program, ['--headless', '--version'], OFFICE_WITHIN_MS)
    const version = /^LibreOffice ([\d.]+)/m.exec(said ?? '')?.[1]
    if (version === undefined) return { code: 'office-silent', state: 'broken', params: { program } }
    return { code: 'office', state: 'fine', params: { program, version } }
  },
}

/** Of the same widths as the font that official letters are written in: lines and pages break where they should. */
const AS_WIDE: readonly string[] = ['Times New Roman', 'Liberation Serif', 'Tinos']

const fonts: Look = {
  look: 'fonts',
  find: async ({ config: { LIBREOFFICE } }) => {
    if (officeProgram(LIBREOFFICE) === undefined) return undefined
    const font = await programAnswer('fc-match', ['--format=%{family[0]}', 'Times New Roman:lang=vi'], 3000)
    if (font === undefined) return { code: 'no-fontconfig', state: 'remark', params: {} }
    const isFitting = AS_WIDE.includes(font)
    return { code: isFitting ? 'fonts' : 'other-font', state: isFitting ? 'fine' : 'remark', params: { font } }
  },
}

const drawings: Look = {
  look: 'drawings',
  find: async ({ config: { LIBREOFFICE }, isInside }) => {
    if (!isInside || officeProgram(LIBREOFFICE) === undefined) return undefined
    const waiting = drawingsUnderWay()
    const isFull = waiting >= MOST_DRAWINGS
    const params = { waiting, most: MOST_DRAWINGS }
    return { code: isFull ? 'drawings-full' : 'drawings', state: isFull ? 'broken' : 'fine', params }
  },
}

/** What draws the pages of Word and Excel files. */
export const DOCUMENTS: readonly Look[] = [office, fonts, drawings]
