import type { Saved } from '#contract/values.ts'
import type { Tx } from '#db/database.ts'
import { periodFrom } from '#domain/period/period.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { assess, NO_CLAIMS } from './assessment.ts'
import { authorOf } from './author.ts'
import { claimsOf } from './claims.ts'
import type { ValueDeps } from './deps.ts'
import { isSameKey, viewOf, type StoredValue, type ValueKey } from './stored-value.ts'
import { surroundingsOf, surroundingValues } from './surroundings.ts'
import { itemOf, outlineFor, refusePart } from './target.ts'
import { toldTo } from './told-to.ts'

type Input = ValueKey & { readonly version: number; readonly edition?: string | undefined }

/**
 * Says that a copied version still holds: from here on it counts. The version stays as it is; asked again by whoever
 * confirmed it, it is answered again, not done again.
 */
export async function confirmCopy(deps: ValueDeps, input: Input, call: Call): Promise<Saved> {
  const { db, content } = deps
  const actor = actorOf(call)
  const { account } = actor
  const item = itemOf(content.items, input.item)
  const outline = outlineFor(content, input.edition)
  const question = { subject: input.subject, period: periodFrom(input.period)!, items: [item.id], outline }
  const surroundings = await surroundingsOf(deps, question)
  refusePart(surroundings, input, authorOf(actor, input))
  return db.transaction().execute(async (tx) => {
    const stream = `organisation:${input.subject}` as const
    const heads = await lockHeads(tx, [stream])
    const known = await surroundingValues(tx, surroundings)
    const before = known.find((one) => isSameKey(one, input))
    if (!before) throw new Refusal('not-found')
    if (before.version !== input.version) throw new Refusal('stale', undefined, { current: viewOf(before) })
    const claims = outline ? await claimsOf(tx, input.subject, outline.edition.id, input.period) : NO_CLAIMS
    const answer = (value: StoredValue): Saved => {
      const now = known.map((one) => (one === before ? value : one))
      const assessment = assess(now, surroundings, content.items, outline, claims)
      const leaves = assessment.leaves(new Set([item.id]))
      return toldTo(actor, { value: viewOf(value), findings: assessment.findings(value), leaves })
    }
    if (await isConfirmedBy(tx, before.id, account)) return answer(before)
    if (!isOpen('confirmCopy', before.state)) throw new Refusal('wrong-state')
    await tx
      .insertInto('value_confirmation')
      .values({ value_id: before.id, confirmed_by: account, confirmed_at: heads.at })
      .execute()
    const { item: id, period, part = null, version } = before
    const body = { item: id, period, part, version }
    await recordOn(tx, heads, [{ stream, kind: 'value.confirmed', by: account, body }], call.origin)
    return answer({ ...before, state: 'declared' })
  })
}

async function isConfirmedBy(tx: Tx, value: string, account: string): Promise<boolean> {
  const row = await tx
    .selectFrom('value_confirmation')
    .select('value_id')
    .where('value_id', '=', value)
    .where('confirmed_by', '=', account)
    .executeTakeFirst()
  return row !== undefined
}
