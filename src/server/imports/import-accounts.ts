import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import {
  MOST_IMPORT_ACCOUNTS,
  MOST_IMPORT_ROWS,
  MOST_LISTED,
  type AccountDifference,
  type AccountDryRun,
  type ImportedAccount,
  type ImportFault,
  type imports,
} from '#contract/imports.ts'
import type { Db, Tx } from '#db/database.ts'
import { scopeFaults } from '#domain/account/grant-scope.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { AccountColumn } from '#domain/import/import-fault.ts'
import { KnownOrganisations, nameKey } from '#domain/import/known-organisations.ts'
import { isInForce } from '#domain/organisation/day.ts'
import type { TableForm } from '#office/import-table.ts'
import { ACCOUNT_COLUMNS } from '#text/import-words.ts'
import { ROLES } from '#text/roles.ts'
import { lockedAccount } from '../accounts/locked-account.ts'
import { makeAccount } from '../accounts/new-account.ts'
import { saveGrant } from '../accounts/save-grant.ts'
import { actorOf, type Call } from '../call.ts'
import { record } from '../events/record.ts'
import { defined } from '../organisations/defined.ts'
import { today } from '../organisations/register.ts'
import { storedVersions } from '../organisations/stored-versions.ts'
import { Refusal } from '../refusal.ts'
import { accountRows, type AccountRow } from './account-rows.ts'
import type { Cells } from './organisation-rows.ts'
import { readTable, type SentTable } from './sent-table.ts'

const FORM: TableForm = {
  names: Object.fromEntries(
    AccountColumn.options.map((column) => [column, [ACCOUNT_COLUMNS.vi[column], ACCOUNT_COLUMNS.en[column]]]),
  ),
  required: ['displayName', 'userName', 'role'],
  mostRows: MOST_IMPORT_ROWS,
}

/** What a file of accounts would do; nothing is written. */
export async function tryAccountFile(db: Db, { bytes }: Call): Promise<AccountDryRun> {
  const table = await readTable(bytes, FORM)
  return db.transaction().execute(async (tx) => (await plannedFor(tx, table)).dryRun)
}

/** Makes the accounts and grants that the dry run showed, all or none; answers the links of the new ones. */
export async function importAccounts(
  db: Db,
  { seen }: z.output<typeof imports.importAccounts.input>,
  call: Call,
): Promise<{ accounts: ImportedAccount[]; grants: number }> {
  const actor = actorOf(call)
  const table = await readTable(call.bytes, FORM)
  return db.transaction().execute(async (tx) => {
    await lockedAccount(tx, actor, actor.account)
    const { people, dryRun } = await plannedFor(tx, table)
    const nothing = new Refusal('not-imported', undefined, { faults: dryRun.faults })
    if (dryRun.faultCount > 0) throw nothing
    if (dryRun.seen !== seen) throw new Refusal('stale', undefined, dryRun)
    if (dryRun.grants === 0) throw nothing
    const accounts: ImportedAccount[] = []
    const events: NewEvent[] = []
    for (const { account, rows } of people) {
      const grants = rows.map(grantOf)
      if (account) {
        for (const grant of grants) events.push((await saveGrant(tx, account, grant, actor.account)).event)
        continue
      }
      const { userName, displayName, email } = rows[0]!
      const made = await makeAccount(tx, { userName, displayName, email, kind: 'person', grants }, actor.account)
      events.push(...made.events)
      accounts.push({ account: made.id, userName, displayName, ...defined({ email }), link: made.link! })
    }
    await record(tx, events, call.origin)
    return { accounts, grants: dryRun.grants }
  })
}

/** Somebody with the roles that the file gives them anew; `account` where they have one already. */
type Person = { readonly account: Known | undefined; readonly rows: readonly AccountRow[] }
type Known = { readonly id: string; readonly kind: 'person' | 'service' }

async function plannedFor(tx: Tx, table: SentTable): Promise<{ people: Person[]; dryRun: AccountDryRun }> {
  const versions = await storedVersions(tx)
  const days = new Map<string, KnownOrganisations>()
  const on = (day = today()): KnownOrganisations => {
    const known = days.get(day) ?? new KnownOrganisations(versions.filter((version) => isInForce(version, day)))
    if (days.size < MOST_DAYS) days.set(day, known)
    return known
  }
  const { rows, faults, read } = accountRows(table, on)
  if (faults.length > 0) return { people: [], dryRun: dryRunOf(table, [], [], 0, faults) }
  const stored = await storedAccounts(
    tx,
    rows.map(({ userName }) => userName),
  )
  const byName = [...Map.groupBy(rows, ({ userName }) => userName).values()]
  const people = byName.flatMap((own) => personOf(own, stored.get(own[0]!.userName), read) ?? [])
  const made = people.filter(({ account }) => !account).length
  const overfull: ImportFault[] =
    made > MOST_IMPORT_ACCOUNTS
      ? [{ code: 'too-many-rows', row: 0, params: { most: String(MOST_IMPORT_ACCOUNTS) } }]
      : []
  const differences = people.flatMap((person) => differencesOf(person, table))
  return { people, dryRun: dryRunOf(table, differences, people, rows.length, [...read.faults, ...overfull]) }
}

const MOST_DAYS = 50

type StoredAccount = Known & {
  readonly displayName: string
  readonly state: string
  readonly grants: readonly { role: string; organisation: string | null; from: string; to: string | null }[]
}

async function storedAccounts(tx: Tx, userNames: readonly string[]): Promise<ReadonlyMap<string, StoredAccount>> {
  const { rows } = await sql<StoredAccount & { userName: string }>`
    select id, user_name as "userName", display_name as "displayName", kind, state, coalesce((
      select json_agg(json_build_object(
        'role', role, 'organisation', organisation_id, 'from', valid_from, 'to', valid_to))
      from role_grant where account_id = account.id), '[]') as grants
    from account where user_name = any(${[...new Set(userNames)]}::text[])
  `.execute(tx)
  return new Map(rows.map((row) => [row.userName, row]))
}

/** Undefined where the file gives them nothing that they have not. */
function personOf(
  rows: readonly AccountRow[],
  account: StoredAccount | undefined,
  read: Cells<AccountColumn>,
): Person | undefined {
  const displayName = account?.displayName ?? rows[0]!.displayName
  const given = new Map<string, number>()
  const fresh: AccountRow[] = []
  for (const row of rows) {
    const at = { row: row.row, cells: {} }
    const { role, organisation, validFrom = today(), validTo } = row
    const key = `${role} ${organisation ?? ''}`
    const before = given.get(key)
    if (nameKey(row.displayName) !== nameKey(displayName))
      read.fault(at, 'displayName', 'name-differs', { written: displayName })
    if (account?.state === 'disabled') read.fault(at, 'userName', 'account-disabled')
    if (before !== undefined) read.fault(at, 'role', 'row-repeated', { other: String(before) })
    if (scopeFaults({ role, organisation }, account?.kind ?? 'person').length > 0)
      read.fault(at, 'role', 'role-unfit', { written: ROLES.vi[role] })
    if (validTo !== undefined && validTo <= validFrom) read.fault(at, 'validTo', 'ends-before-it-begins')
    given.set(key, row.row)
    const isHeld = account?.grants.some(
      (one) =>
        one.role === role &&
        one.organisation === (organisation ?? null) &&
        one.from <= validFrom &&
        (one.to === null || one.to > validFrom),
    )
    if (!isHeld) fresh.push(row)
  }
  return fresh.length === 0 ? undefined : { account, rows: fresh }
}

function grantOf({ role, organisation, validFrom, validTo }: AccountRow) {
  return { role, ...defined({ organisation, validFrom, validTo }) }
}

/** Words as the file has them. */
function differencesOf({ account, rows }: Person, table: SentTable): AccountDifference[] {
  const written = new Map(table.rows.map(({ row, cells }) => [row, cells]))
  return rows.map(({ row, userName, displayName }, at) => ({
    row,
    kind: account || at > 0 ? 'new-role' : 'new-account',
    userName,
    displayName,
    values: AccountColumn.options.flatMap((column) => {
      const value = written.get(row)![column]
      return value ? [{ column, value }] : []
    }),
  }))
}

function dryRunOf(
  table: SentTable,
  differences: readonly AccountDifference[],
  people: readonly Person[],
  rows: number,
  faults: readonly ImportFault[],
): AccountDryRun {
  const states = people.map(({ account }) => account?.id ?? null)
  return {
    seen: createHash('sha256')
      .update(JSON.stringify([table.hash, differences, states]))
      .digest('base64url'),
    rows: table.rowCount,
    unchanged: Math.max(0, rows - differences.length),
    faults: faults.slice(0, MOST_LISTED),
    faultCount: faults.length,
    accounts: people.filter(({ account }) => !account).length,
    grants: differences.length,
    differences: differences.slice(0, MOST_LISTED),
  }
}
