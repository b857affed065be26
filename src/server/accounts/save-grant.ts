import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { NewGrant } from '#contract/accounts.ts'
import type { Tx } from '#db/database.ts'
import type { AccountKind } from '#domain/account/account.ts'
import { scopeFaults, type ScopeFault } from '#domain/account/grant-scope.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'
import { TODAY } from '../sessions/today.ts'

export type SavedGrant = { readonly id: string; readonly event: NewEvent }

/** Gives the account a role; refuses what does not fit the role, or names what there is not. */
export async function saveGrant(
  tx: Tx,
  account: { readonly id: string; readonly kind: AccountKind },
  grant: NewGrant,
  by: string | null,
): Promise<SavedGrant> {
  const day = await tx.selectNoFrom(TODAY.as('today')).executeTakeFirstOrThrow()
  const validFrom = grant.validFrom ?? day.today
  const faults = [...scopeFaults(grant, account.kind), ...(await unknownParts(tx, grant))]
  if (grant.validTo !== undefined && grant.validTo <= validFrom)
    faults.push({ part: 'validTo', code: 'ends-before-it-begins' })
  if (faults.length > 0) throw notFitting(faults)
  const id = uuidv7()
  const { validTo, role, organisation, edition, node, item, task } = grant
  await tx
    .insertInto('role_grant')
    .values({
      id,
      account_id: account.id,
      role,
      organisation_id: organisation ?? null,
      edition_id: edition ?? null,
      node_code: node ?? null,
      item_id: item ?? null,
      task: task ?? null,
      valid_from: validFrom,
      valid_to: validTo ?? null,
      granted_at: sql`now()`,
    })
    .execute()
  const body = { grant: id, role, organisation, edition, node, item, task, validFrom, validTo }
  return { id, event: accountEvent(account.id, 'account.role-granted', by, said(body)) }
}

/** Parts of the scope that name nothing there is. Tasks are named by their documents and not looked up. */
async function unknownParts(tx: Tx, { organisation, edition, node, item }: NewGrant): Promise<ScopeFault[]> {
  const faults: ScopeFault[] = []
  if (organisation !== undefined) {
    const found = await tx.selectFrom('organisation').select('id').where('id', '=', organisation).executeTakeFirst()
    if (!found) faults.push({ part: 'organisation', code: 'unknown' })
  }
  if (item !== undefined) {
    const found = await tx.selectFrom('data_item').select('id').where('id', '=', item).executeTakeFirst()
    if (!found) faults.push({ part: 'item', code: 'unknown' })
  }
  if (edition !== undefined && node !== undefined) {
    const found = await tx
      .selectFrom('node')
      .select((row) => [
        'code',
        row
          .exists(
            row
              .selectFrom('node as child')
              .select('child.code')
              .whereRef('child.edition_id', '=', 'node.edition_id')
              .whereRef('child.parent', '=', 'node.position')
              .where(sql<boolean>`not starts_with(child.code, ${`${node}.`})`),
          )
          .as('hasOthersBelow'),
      ])
      .where('edition_id', '=', edition)
      .where('code', '=', node)
      .executeTakeFirst()
    if (!found) faults.push({ part: 'node', code: 'unknown' })
    // A grant covers codes that begin with its own: given for such a node it would seem wider than it is.
    else if (found.hasOthersBelow) faults.push({ part: 'node', code: 'not-what-is-below' })
  }
  return faults
}

function notFitting(faults: readonly ScopeFault[]): Refusal {
  const places = faults.map(({ part, code }) => `${part}: ${code}`)
  return new Refusal('grant-not-fitting', places, { faults })
}

function said(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}
