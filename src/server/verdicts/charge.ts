import { sql } from 'kysely'
import type { Grant } from '#domain/permission/grant.ts'

/** The items that somebody verifies, whoever gave them: the organisation of such a grant is where the verifier works. */
export function verifiedItems(grants: readonly Grant[]): string[] {
  return [...new Set(grants.flatMap(({ role, item }) => (role === 'verifier' ? (item ?? []) : [])))]
}

/** Of a row of `value` called `latest`: its state is one of those of which a verdict may be given (method §7.5). */
export const TAKES_VERDICT = sql<boolean>`latest.kind <> 'withdrawn' and (
  latest.kind = 'cannot-provide' or latest.source <> 'copied'
  or exists (select from value_confirmation where value_id = latest.id)
)`
