import { LARGEST_ANNEX } from '#domain/edition/annex/annex-file-fault.ts'

/** What a file of a decision may cost at most; the annexes that we know stay below a hundredth of it. */
export const MOST_FILE_BYTES = LARGEST_ANNEX
export const MOST_UNPACKED_BYTES = 64 * 1024 * 1024
export const MOST_PARTS = 5000
/** Of one text, tag or comment: the reader of XML holds it until it ends. */
export const MOST_UNHEARD = 1024 * 1024
export const MOST_ELEMENTS = 2_000_000
export const DEEPEST_XML = 200
export const MOST_ROWS = 20_000
export const MOST_CELLS = 300_000
export const MOST_TABLES = 500
export const MOST_COLUMNS = 200
export const LONGEST_CELL = 20_000
export const MOST_TEXT = 8_000_000
