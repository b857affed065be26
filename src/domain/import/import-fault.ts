import { z } from 'zod'

/** What keeps a file of organisations or accounts from being taken, as a whole or in one cell. */
export const ImportFaultCode = z.enum([
  'no-file',
  'too-big',
  'unpacks-too-big',
  'password-protected',
  'old-format',
  'is-pdf',
  'with-macros',
  'damaged',
  'not-a-table',
  'not-read',
  'too-many-rows',
  'no-rows',
  'no-header',
  'column-unknown',
  'column-twice',
  'cell-empty',
  'cell-too-long',
  'word-unknown',
  'number-unreadable',
  'day-unreadable',
  'identifier-unreadable',
  'area-code-unreadable',
  'email-unreadable',
  'user-name-unreadable',
  'row-repeated',
  'organisation-unclear',
  'organisation-not-found',
  'group-not-found',
  'group-needed',
  'group-set-later',
  'name-differs',
  'account-disabled',
  'role-unfit',
  'ends-before-it-begins',
  'register',
])
export type ImportFaultCode = z.infer<typeof ImportFaultCode>

export const OrganisationColumn = z.enum([
  'name',
  'shortName',
  'abbreviation',
  'kind',
  'level',
  'parent',
  'identifier',
  'areaCode',
  'ordinal',
  'group',
  'isRanked',
])
export type OrganisationColumn = z.infer<typeof OrganisationColumn>

export const AccountColumn = z.enum([
  'displayName',
  'userName',
  'email',
  'role',
  'organisation',
  'validFrom',
  'validTo',
])
export type AccountColumn = z.infer<typeof AccountColumn>
