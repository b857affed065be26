/** What a token may be for; in a file of its own, since pages know the names and no schema. */
export const TOKEN_AREAS = [
  'values',
  'evidence',
  'organisations',
  'editions',
  'rounds',
  'appraisal',
  'history',
] as const
export type TokenArea = (typeof TOKEN_AREAS)[number]

/** Of the others a token only reads: what is decided there, a person answers for by name. */
export const WRITTEN_AREAS = ['values', 'evidence', 'organisations', 'editions'] as const satisfies readonly TokenArea[]

/** How long a token lasts, in days: never for good. */
export const TOKEN_DAYS = { usual: 90, most: 365 } as const
