import { z } from 'zod'
import { OrganisationFile } from '#domain/organisation/organisation.ts'
import { Slug } from '#domain/slug.ts'
import { operation } from './operation.ts'

/** One value of the demonstration province, of its one period. */
export const ValueRow = z.object({ organisation: z.string(), item: Slug, value: z.string() })
export type ValueRow = z.infer<typeof ValueRow>

/** A leaf that does not apply to an organisation, accepted. */
export const NotApplicableRow = z.object({ organisation: z.string(), code: z.string() })
export type NotApplicableRow = z.infer<typeof NotApplicableRow>

/** Invented organisations with invented values; `members` of the organisations, from the first, are assessed. */
export const Demonstration = z.object({
  organisations: OrganisationFile,
  members: z.int(),
  edition: Slug,
  period: z.string(),
  values: z.array(ValueRow),
  notApplicable: z.array(NotApplicableRow),
})
export type Demonstration = z.infer<typeof Demonstration>

export const demonstration = {
  showDemonstration: operation({
    method: 'GET',
    path: '/demonstration',
    group: 'demonstration.read',
    permits: 'public',
    input: z.object({}),
    output: Demonstration,
    refusals: ['not-found'],
  }),
}
