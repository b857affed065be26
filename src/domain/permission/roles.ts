/** What an account may be; in a file of its own, since the first page knows the names and no schema. */
export const ROLES = [
  'administrator',
  'standing-agency',
  'appraiser',
  'verifier',
  'supervisor',
  'council-secretary',
  'leader',
  'unit-officer',
  'unit-head',
  'data-provider',
  'auditor',
  'service-account',
] as const
