import type { DeskRow } from '#contract/round-desk.ts'
import { compare, exactFromDecimal } from '#domain/exact.ts'
import { matches } from '#domain/fold.ts'
import { dayAt } from '#domain/round/moment.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import type { BoardFilter, BoardSort } from './board-search.ts'

export type BoardSearch = {
  readonly query?: string | undefined
  readonly filter?: BoardFilter | undefined
  readonly group?: string | undefined
  readonly sort?: BoardSort | undefined
  readonly down?: 'co' | 'khong' | undefined
}

/** The end of entry is over and nothing was submitted. */
export function isLate({ state, due }: Pick<DeskRow, 'state' | 'due'>): boolean {
  return state === 'draft' && due.isOver
}

/** Each unit is reminded by hand once a day; days are Vietnam's. */
export function isRemindedOn({ remindedAt }: Pick<DeskRow, 'remindedAt'>, today: string): boolean {
  return remindedAt !== undefined && dayAt(Date.parse(remindedAt)) === dayAt(Date.parse(today))
}

/** What the address asks for, in its order; without one, group by group in official order. */
export function boardRows(rows: readonly DeskRow[], search: BoardSearch): DeskRow[] {
  const { query = '', filter, group, sort, down } = search
  const found = rows.filter(
    (row) =>
      matches(row.organisation.name, query) && (group === undefined || row.group === group) && isFound(row, filter),
  )
  if (sort === undefined) return found
  const direction = down === 'co' ? -1 : 1
  // What has no figure comes last, whichever way the figures run.
  const [known, unknown] = [found.filter((row) => hasFigure(row, sort)), found.filter((row) => !hasFigure(row, sort))]
  return [...known.sort((a, b) => direction * ORDER[sort](a, b)), ...unknown]
}

function isFound(row: DeskRow, filter: BoardFilter | undefined): boolean {
  const { state, left, progress } = row
  switch (filter) {
    case undefined:
      return true
    case 'chua-nop':
      return state === 'draft'
    case 'qua-han':
      return isLate(row)
    case 'thieu-so':
      return left !== undefined && left.given < left.asked
    case 'cho-xac-nhan':
      return left !== undefined && left.unconfirmed > 0
    case 'thieu-minh-chung':
      return left !== undefined && left.evidence > 0
    case 'chua-quyet-dinh':
      return progress !== undefined && progress.decided < progress.asked
    default:
      return state === filter
  }
}

function hasFigure({ left }: DeskRow, sort: BoardSort): boolean {
  return left !== undefined || sort === 'don-vi' || sort === 'buoc' || sort === 'han'
}

type Order = (a: DeskRow, b: DeskRow) => number

const ORDER: Readonly<Record<BoardSort, Order>> = {
  'don-vi': (a, b) => a.organisation.name.localeCompare(b.organisation.name, 'vi'),
  buoc: (a, b) => placeOf(a) - placeOf(b),
  han: (a, b) => Date.parse(a.due.until) - Date.parse(b.due.until),
  'da-nhap': (a, b) => shareOf(a) - shareOf(b),
  'minh-chung': (a, b) => a.left!.evidence - b.left!.evidence,
  diem: (a, b) => compare(exactFromDecimal(a.left!.atRisk), exactFromDecimal(b.left!.atRisk)),
}

function placeOf({ state }: DeskRow): number {
  return SubmissionState.options.indexOf(state)
}

function shareOf({ left }: DeskRow): number {
  return left!.asked === 0 ? 1 : left!.given / left!.asked
}
