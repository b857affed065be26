import { sql } from 'kysely'
import type { Grant } from '#domain/permission/grant.ts'
import { TODAY } from './today.ts'

export type GrantColumns = { [Key in keyof Grant]: Grant[Key] | null }

/** The roles in force today of the row of `account` beside it, as JSON. */
export const GRANTS_TODAY = sql<GrantColumns[]>`(
  select coalesce(json_agg(json_build_object(
    'role', role, 'organisation', organisation_id, 'edition', edition_id, 'node', node_code,
    'item', item_id, 'task', task)), '[]')
  from role_grant
  where account_id = account.id
    and valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY})
)`

export function grantOf(columns: GrantColumns): Grant {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as Grant
}
