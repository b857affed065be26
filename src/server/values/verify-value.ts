import { uuidv7 } from 'uuidv7'
import type { OutputOf } from '#contract/operation.ts'
import type { values, VerdictView } from '#contract/values.ts'
import type { Tx } from '#db/database.ts'
import type { Verdict } from '#domain/value/value-state.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from './deps.ts'
import { latestValue, viewOf, type ValueKey } from './stored-value.ts'
import { verdictView } from './verdict-view.ts'

type Output = OutputOf<typeof values.verifyValue>
type Input = ValueKey & { readonly version: number; readonly verdict: Verdict; readonly note?: string | undefined }

/**
 * The verifier's word about exactly the version that was seen; a later version starts anew. The same word again, where
 * it stands already, is answered again and not written; with another note it is refused, so that none is lost unsaid.
 */
export async function verifyValue({ db }: ValueDeps, input: Input, call: Call): Promise<Output> {
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
      if (own.note !== note) throw new Refusal('wrong-state')
      return { ...viewOf(value), said: own }
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
    const said = await lastVerdict(tx, value.id, account)
    return { ...viewOf({ ...value, state: verdict }), said: said! }
  })
}

/** What the verifier said of the version last. */
async function lastVerdict(tx: Tx, value: string, account: string): Promise<VerdictView | undefined> {
  const row = await tx
    .selectFrom('value_verdict')
    .innerJoin('account', 'account.id', 'value_verdict.decided_by')
    .select(['verdict', 'note', 'display_name', 'decided_at'])
    .where('value_id', '=', value)
    .where('decided_by', '=', account)
    .orderBy('decided_at', 'desc')
    .orderBy('value_verdict.id', 'desc')
    .executeTakeFirst()
  return row && verdictView(row)
}
