import { uuidv7 } from 'uuidv7'
import type { ThreadView } from '#contract/remarks.ts'
import type { Tx } from '#db/database.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import { threadState, whyNotAct, type RemarkAct } from '#domain/remark/remark-thread.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { formPath } from '../messages/form-path.ts'
import { tell } from '../messages/tell.ts'
import { registerOn, today } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { itemOf } from '../values/target.ts'
import { partnersOf, threadView, type ThreadKey } from './stored-remark.ts'

export type ActInput = ThreadKey & {
  readonly act: RemarkAct
  /** Made by the caller where something is said. */
  readonly remark?: string | undefined
  readonly words?: string | undefined
  readonly mentions?: readonly string[] | undefined
  readonly edition?: string | undefined
  /** How many acts the caller saw, where that matters. */
  readonly version?: number | undefined
}

const EVENT = {
  said: 'remark.said',
  resolved: 'remark.resolved',
  reopened: 'remark.reopened',
} as const satisfies Record<RemarkAct, EventKind>

/** Method §7.11. Adds to the thread of a figure, tells those who are named, and answers with the thread. */
export async function actInThread(deps: ValueDeps, input: ActInput, call: Call): Promise<ThreadView> {
  const actor = actorOf(call)
  const item = itemOf(deps.content.items, input.item)
  const unit = (await registerOn(deps.db, today())).byId.get(input.subject)?.name ?? ''
  return deps.db.transaction().execute(async (tx) => {
    const stream = `organisation:${input.subject}` as const
    const heads = await lockHeads(tx, [stream])
    const before = await threadView(tx, input, actor.account)
    const id = input.remark ?? uuidv7()
    if (before.remarks.some(({ remark }) => remark === id)) return before
    if (input.version !== undefined && input.version !== before.version) throw new Refusal('stale')
    const why = whyNotAct(input.act, threadState(before.remarks.map(({ act }) => act)))
    if (why) throw new Refusal(why)
    const told = await mentioned(tx, input, actor)
    const sequence = before.version + 1
    await tx
      .insertInto('remark')
      .values({
        id,
        ...columnsOf(input),
        sequence,
        act: input.act,
        words: input.words ?? null,
        by_account: actor.account,
        at: heads.at,
      })
      .execute()
    if (told.length > 0)
      await tx
        .insertInto('remark_mention')
        .values(told.map((account_id) => ({ remark_id: id, account_id })))
        .execute()
    await markRead(tx, input, actor.account, sequence)
    const params = { organisation: unit, item: item.name, by: actor.name }
    await tell(
      tx,
      told.map((account) => ({
        kind: 'remark-mention',
        params,
        account,
        path: pathTo(input),
        onceKey: `remark ${id}`,
      })),
    )
    const body = { remark: id, item: input.item, period: input.period, words: input.words ?? null, mentions: told }
    await recordOn(tx, heads, [{ stream, kind: EVENT[input.act], by: actor.account, body }], call.origin)
    return threadView(tx, input, actor.account)
  })
}

/** Opens a thread: what is in it has been read. */
export async function readThread({ db, content }: ValueDeps, key: ThreadKey, call: Call): Promise<ThreadView> {
  const { account } = actorOf(call)
  itemOf(content.items, key.item)
  return db.transaction().execute(async (tx) => {
    const thread = await threadView(tx, key, account)
    if (thread.version > 0) await markRead(tx, key, account, thread.version)
    return thread
  })
}

/** Only those who have to do with the figure can be named. */
async function mentioned(tx: Tx, input: ActInput, { account }: Actor): Promise<string[]> {
  const asked = [...new Set(input.mentions)]
  if (asked.length === 0) return []
  const partners = (await partnersOf(tx, input, account)).map((one) => one.account)
  if (asked.some((one) => !partners.includes(one))) throw new Refusal('bad-input', ['mentions: nobody of this figure'])
  return asked
}

async function markRead(tx: Tx, key: ThreadKey, account: string, sequence: number): Promise<void> {
  await tx
    .insertInto('remark_reading')
    .values({ account_id: account, ...columnsOf(key), sequence })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'subject_id', 'period', 'item_id']).doUpdateSet({ sequence }),
    )
    .execute()
}

/** The figure in its form. */
function pathTo({ subject, item, period, edition }: ActInput): string {
  const form = edition === undefined ? undefined : formPath({ edition, period }, subject)
  return form === undefined ? '/nhap-so-lieu' : `${form}&${new URLSearchParams({ 'so-lieu': item }).toString()}`
}

function columnsOf({ subject, item, period }: ThreadKey) {
  return { subject_id: subject, item_id: item, period }
}
