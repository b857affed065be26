import { uuidv7 } from 'uuidv7'
import type { ValueView } from '#contract/values.ts'
import type { Tx } from '#db/database.ts'
import type { Verdict } from '#domain/value/value-state.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from './deps.ts'
import { latestValue, viewOf, type ValueKey } from './stored-value.ts'

type Input = ValueKey & { readonly version: number; readonly verdict: Verdict; readonly note?: string | undefined }

/**
 * The verifier's word about exactly the version that was seen; a later version starts anew. The same word again, where
 * it stands already, is answered again and not written; with another note it is refused, so that none is lost unsaid.
 */
export async function verifyValue({ db }: ValueDeps, input: Input, call: Call): Promise<ValueView> {
  const { account } = actorOf(call)
  const { verdict, note } = input
  return db.transaction().execute(async (tx) => {
    const stream = `organisation:${input.subject}` as const
    const heads = await lockHeads(tx, [stream])
    const value = await latestValue(tx, input)
    if (!value) throw new Refusal('not-found')
    if (value.version !== input.version) throw new Refusal('stale', undefined, { current: viewOf(value) })
    if (!isOpen('verifyValue', value.state)) throw new Refusal('wrong-state')
    const own = await lastVerdict(tx, value.id, account)
    if (own?.verdict === verdict && value.state === verdict) {
      if (own.note !== (note ?? null)) throw new Refusal('wrong-state')
      return viewOf(value)
    }
    await tx
      .insertInto('value_verdict')
      .values({
        id: uuidv7(),
        value_id: value.id,
        verdict,
        note: note ?? null,
        decided_by: account,
        decided_at: heads.at,
      })
      .execute()
    const { item, period, part = null, version } = value
    const body = { item, period, part, version, note: note ?? null }
    await recordOn(tx, heads, [{ stream, kind: `value.${verdict}`, by: account, body }], call.origin)
    return viewOf({ ...value, state: verdict })
  })
}

/** What the verifier said of the version last. */
function lastVerdict(
  tx: Tx,
  value: string,
  account: string,
): Promise<{ verdict: string; note: string | null } | undefined> {
  return tx
    .selectFrom('value_verdict')
    .select(['verdict', 'note'])
    .where('value_id', '=', value)
    .where('decided_by', '=', account)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}
