import type { InputOf } from '#contract/operation.ts'
import type { handovers } from '#contract/handovers.ts'
import type { Db, Tx } from '#db/database.ts'
import type { AccountKind, AccountState } from '#domain/account/account.ts'
import { isHeldAfter, takenOver, whyNotHandOver } from '#domain/account/handover.ts'
import type { Stretch } from '#domain/organisation/day.ts'
import type { Actor } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { TODAY } from '../sessions/today.ts'

export type HandoverWish = InputOf<typeof handovers.previewHandover>

/** A handover that may be made: whose grants end on which day, and which days the other one takes over. */
export type ReadHandover = {
  readonly giver: Party
  /** None where an account is to be made. */
  readonly taker: Party | undefined
  readonly on: string
  readonly ending: readonly HeldGrant[]
  readonly taken: readonly Stretch[]
}

type HeldGrant = Stretch & { readonly id: string }
type Party = {
  readonly account: string
  readonly name: string
  readonly kind: AccountKind
  readonly state: AccountState
  readonly grants: readonly HeldGrant[]
}

/** Decides a handover by what is there (method §10.10), or refuses it with its reason. */
export async function readHandover(db: Db | Tx, actor: Actor, wish: HandoverWish): Promise<ReadHandover> {
  const { today } = await db.selectNoFrom(TODAY.as('today')).executeTakeFirstOrThrow()
  const on = wish.on ?? today
  const giver = await partyOf(db, wish, { id: wish.account })
  if (!giver) throw new Refusal('not-found')
  const taker = await partyOf(db, wish, { userName: wish.to })
  const why = whyNotHandOver({ giver, taker: wish.newName === undefined ? taker : undefined, on, today })
  if (why) throw new Refusal(why)
  if (wish.newName !== undefined && taker) throw new Refusal('name-taken')
  if (wish.newName === undefined && !taker) throw new Refusal('handover-taker-unknown')
  // Who hands over roles does not take them in the same breath.
  if (taker?.account === actor.account) throw new Refusal('own-account')
  const ending = giver.grants.filter((grant) => isHeldAfter(grant, on))
  return { giver, taker, on, ending, taken: ending.map((grant) => takenOver(grant, on)) }
}

type Asked = { readonly id: string } | { readonly userName: string }

async function partyOf(db: Db | Tx, { organisation, role }: HandoverWish, asked: Asked): Promise<Party | undefined> {
  const found = db.selectFrom('account').select(['id', 'display_name', 'kind', 'state'])
  const row = await (
    'id' in asked ? found.where('id', '=', asked.id) : found.where('user_name', '=', asked.userName)
  ).executeTakeFirst()
  if (!row) return undefined
  const grants = await db
    .selectFrom('role_grant')
    .select(['id', 'valid_from', 'valid_to'])
    .where('account_id', '=', row.id)
    .where('organisation_id', '=', organisation)
    .where('role', '=', role)
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
  return {
    account: row.id,
    name: row.display_name,
    kind: row.kind as AccountKind,
    state: row.state as AccountState,
    grants: grants.map(({ id, valid_from, valid_to }) => ({ id, from: valid_from, to: valid_to ?? undefined })),
  }
}
