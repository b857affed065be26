import { z } from 'zod'
import type { ImportFault } from '#contract/imports.ts'
import { UserName } from '#domain/account/account.ts'
import type { AccountColumn } from '#domain/import/import-fault.ts'
import type { KnownOrganisations } from '#domain/import/known-organisations.ts'
import { Day } from '#domain/organisation/day.ts'
import { Role } from '#domain/permission/role.ts'
import type { ImportRow } from '#office/import-table.ts'
import { ROLES } from '#text/roles.ts'
import { Cells, wordsOf } from './organisation-rows.ts'
import type { SentTable } from './sent-table.ts'

/** A row of a file of accounts: somebody, and one role of theirs; `validTo` is the first day without it. */
export type AccountRow = {
  readonly row: number
  readonly displayName: string
  readonly userName: string
  readonly email: string | undefined
  readonly role: Role
  readonly organisation: string | undefined
  readonly validFrom: string | undefined
  readonly validTo: string | undefined
}

/** The rows of a table as accounts know such things; `on` finds organisations by name as of a day. */
export function accountRows(
  table: SentTable,
  on: (day: string | undefined) => KnownOrganisations,
): { rows: AccountRow[]; faults: ImportFault[]; read: Cells<AccountColumn> } {
  const read = new Cells<AccountColumn>(table)
  const rows = table.rows.map((one): AccountRow => {
    const validFrom = dayIn(read, one, 'validFrom')
    return {
      row: one.row,
      displayName: needed(read, one, 'displayName', read.line(one, 'displayName', 200)) ?? '',
      userName: userNameIn(read, one),
      email: emailIn(read, one),
      role: needed(read, one, 'role', read.word(one, 'role', ROLE_WORDS)) ?? 'leader',
      organisation: organisationIn(read, one, on(validFrom)),
      validFrom,
      validTo: behind(dayIn(read, one, 'validTo')),
    }
  })
  return { rows, faults: read.faults, read }
}

const ROLE_WORDS = wordsOf(Role.options, ROLES.vi, ROLES.en)

/** An empty cell is one fault; one that could not be read has its own already. */
function needed<Meaning>(
  read: Cells<AccountColumn>,
  row: ImportRow,
  column: AccountColumn,
  found: Meaning | undefined,
): Meaning | undefined {
  if (read.text(row, column) === undefined) read.fault(row, column, 'cell-empty')
  return found
}

function userNameIn(read: Cells<AccountColumn>, row: ImportRow): string {
  const written = needed(read, row, 'userName', read.text(row, 'userName'))
  if (written === undefined) return ''
  const found = UserName.safeParse(written)
  if (!found.success) read.fault(row, 'userName', 'user-name-unreadable', { written })
  return found.data ?? ''
}

function emailIn(read: Cells<AccountColumn>, row: ImportRow): string | undefined {
  const written = read.text(row, 'email')
  if (written === undefined || z.email().max(200).safeParse(written).success) return written
  return read.fault(row, 'email', 'email-unreadable', { written })
}

function organisationIn(read: Cells<AccountColumn>, row: ImportRow, known: KnownOrganisations): string | undefined {
  const written = read.text(row, 'organisation')
  if (written === undefined) return undefined
  const found = known.written(written)
  if (typeof found === 'object') return found.organisation
  return read.fault(row, 'organisation', `organisation-${found}`, { written })
}

/** Day/month/year as officials write it, or year-month-day. */
function dayIn(read: Cells<AccountColumn>, row: ImportRow, column: AccountColumn): string | undefined {
  const written = read.text(row, column)
  if (written === undefined) return undefined
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? []
  const found = Day.safeParse(year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : written)
  return found.success && found.data >= '1800-01-01'
    ? found.data
    : read.fault(row, column, 'day-unreadable', { written })
}

/** A file says on which day something still holds, we the first on which it does not. */
function behind(day: string | undefined): string | undefined {
  if (day === undefined) return undefined
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
