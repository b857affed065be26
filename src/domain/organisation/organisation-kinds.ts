/** What an organisation is; in a file of its own, since the first page knows the names and no schema. */
export const ORGANISATION_KINDS = [
  'nation',
  'province',
  'department',
  'district',
  'commune',
  'central-agency',
  'company',
  'association',
] as const
