import { z } from 'zod'
import { AccountColumn, ImportFaultCode, OrganisationColumn } from '#domain/import/import-fault.ts'
import { MadeLink } from './accounts.ts'
import { Id } from './id.ts'
import { operation } from './operation.ts'
import { RegisterFault } from './organisation-views.ts'

/** What a file of organisations or accounts may have at most. */
export const LARGEST_IMPORT = 10 * 1024 * 1024
/** Rows below the header. */
export const MOST_IMPORT_ROWS = 20_000
/** New accounts in one file: each gets a secret of its own. */
export const MOST_IMPORT_ACCOUNTS = 2000
/** Faults and differences that an answer lists; all are counted. */
export const MOST_LISTED = 500

const Day = z.iso.date().refine((day) => day >= '1800-01-01', { error: 'before-1800' })
const Count = z.int().min(0)

/** Names the dry run that the caller saw: what would now be done otherwise is not done. */
const Seen = z.string().regex(/^[\w-]{43}$/)

/**
 * `row` counts as the sheet does, 0 for the file itself; `column` is its letter. `params` name what is in the way: the
 * `written` text, the `known` words, the `most` that is taken, the `other` row; `register` its own fault.
 */
export const ImportFault = z.object({
  code: ImportFaultCode,
  row: z.int(),
  column: z.string().optional(),
  params: z.record(z.string(), z.string()),
  register: RegisterFault.optional(),
})
export type ImportFault = z.infer<typeof ImportFault>

/** `before` and `after` as they are read, absent where there is nothing. */
const Change = z.object({ column: OrganisationColumn, before: z.string().optional(), after: z.string().optional() })

export const OrganisationDifference = z.object({
  row: z.int(),
  kind: z.enum(['new', 'changed']),
  name: z.string(),
  changes: z.array(Change),
})
export type OrganisationDifference = z.infer<typeof OrganisationDifference>

export const AccountDifference = z.object({
  row: z.int(),
  kind: z.enum(['new-account', 'new-role']),
  userName: z.string(),
  displayName: z.string(),
  values: z.array(z.object({ column: AccountColumn, value: z.string() })),
})
export type AccountDifference = z.infer<typeof AccountDifference>

const dryRun = {
  seen: Seen,
  rows: Count,
  unchanged: Count,
  /** None: the file can be taken. */
  faults: z.array(ImportFault),
  faultCount: Count,
}

export const OrganisationDryRun = z.object({
  ...dryRun,
  created: Count,
  changed: Count,
  differences: z.array(OrganisationDifference),
})
export type OrganisationDryRun = z.infer<typeof OrganisationDryRun>

export const AccountDryRun = z.object({
  ...dryRun,
  accounts: Count,
  grants: Count,
  differences: z.array(AccountDifference),
})
export type AccountDryRun = z.infer<typeof AccountDryRun>

/** The account of a file, with the link that its owner opens it by. */
export const ImportedAccount = z.object({
  account: Id,
  userName: z.string(),
  displayName: z.string(),
  email: z.string().optional(),
  link: MadeLink,
})
export type ImportedAccount = z.infer<typeof ImportedAccount>

const file = { method: 'POST', bytes: 'application/octet-stream' } as const
const ofOrganisations = {
  ...file,
  group: 'organisation.manage',
  permits: {
    'standing-agency': ['own', 'child', 'assigned', 'other'],
    administrator: ['own', 'child', 'assigned', 'other'],
  },
} as const
const ofAccounts = {
  ...file,
  group: 'account.manage',
  permits: { administrator: ['own', 'child', 'assigned', 'other'] },
} as const
const signed = ['bad-input', 'not-signed-in', 'not-permitted'] as const
const writing = [...signed, 'not-imported', 'stale'] as const

const organisationFile = { from: '2026-01-01' }
const seen = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

/** Files of organisations and accounts, as XLSX or CSV: what they would do is shown first, and done whole or not at all. */
export const imports = {
  /** Writes nothing. */
  tryOrganisationFile: operation({
    ...ofOrganisations,
    path: '/imports/organisations/try',
    input: z.object({ from: Day }),
    output: OrganisationDryRun,
    refusals: signed,
    example: organisationFile,
  }),
  /** The same file again, with what its dry run gave as `seen`. */
  importOrganisations: operation({
    ...ofOrganisations,
    path: '/imports/organisations',
    input: z.object({ from: Day, seen: Seen }),
    output: z.object({ created: Count, changed: Count }),
    refusals: writing,
    example: { ...organisationFile, seen },
  }),
  /** Writes nothing. */
  tryAccountFile: operation({
    ...ofAccounts,
    path: '/imports/accounts/try',
    input: z.object({}),
    output: AccountDryRun,
    refusals: signed,
  }),
  /** The links are shown once: the server keeps only their hashes. */
  importAccounts: operation({
    ...ofAccounts,
    path: '/imports/accounts',
    input: z.object({ seen: Seen }),
    output: z.object({ accounts: z.array(ImportedAccount), grants: Count }),
    refusals: writing,
    example: { seen },
  }),
}
