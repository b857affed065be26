/** Of a long list a page shows so many rows: an old machine draws them at once. */
export const MOST_ROWS = 100

/** So long a list stays whole, such as one group of a province, which is read and printed as one. */
export const MOST_WHOLE = 200

export type Page<Row> = {
  readonly rows: readonly Row[]
  readonly page: number
  readonly pages: number
  /** Places in the whole list of the first and last row shown. */
  readonly first: number
  readonly last: number
  readonly all: number
}

/** The rows of the page asked for in the address; the nearest where there is no such page. */
export function pageOf<Row>(rows: readonly Row[], asked: string | undefined, whole = MOST_WHOLE): Page<Row> {
  const size = rows.length <= whole ? whole : MOST_ROWS
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const wanted = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1
  const page = Math.min(Math.max(wanted, 1), pages)
  const from = (page - 1) * size
  const shown = rows.slice(from, from + size)
  return { rows: shown, page, pages, first: from + 1, last: from + shown.length, all: rows.length }
}
