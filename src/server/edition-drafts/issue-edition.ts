import { sql } from 'kysely'
import { isFault } from '#domain/edition/finding.ts'
import { actorOf, type Call } from '../call.ts'
import { planLoad } from '../content/plan.ts'
import { readContentRows } from '../content/read.ts'
import { writePlan } from '../content/write.ts'
import { recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { lockedDraft, type SeenDraft } from './change-draft.ts'
import type { EditionDraftDeps } from './deps.ts'
import { asContent, judged } from './judge-draft.ts'

const NOBODYS = { itemsWithValues: new Set<string>(), editionsInUse: new Set<string>() }

/** Makes rows of a draft, by the very way that a loaded edition goes: the checks and the frozen rule are that one's. */
export async function issueEdition(
  { db, content }: EditionDraftDeps,
  seen: SeenDraft,
  call: Call,
): Promise<{ edition: string }> {
  const { account } = actorOf(call)
  await db.transaction().execute(async (tx) => {
    // A load at the same time would not find it.
    await sql`lock table edition in share row exclusive mode`.execute(tx)
    const { draft, heads } = await lockedDraft(tx, seen)
    const stored = await readContentRows(tx)
    const plan = planLoad(asContent(draft.definition, stored), stored, NOBODYS)
    const [planned] = plan.editions.planned
    if (planned?.state !== 'issued') {
      const items = new Map(
        [...stored.items.values(), ...stored.editions.flatMap(({ items }) => items)].map((one) => [one.id, one]),
      )
      const { findings, refused } = judged(draft.definition, stored, items)
      throw new Refusal('edition-not-issued', undefined, { findings: findings.filter(isFault), refused })
    }
    await writePlan(tx, plan, [...stored.items.keys()], heads.at)
    await tx.deleteFrom('edition_draft').where('id', '=', draft.id).execute()
    const body = { digest: planned.hash, version: draft.version }
    const event = { stream: `edition:${draft.id}`, kind: 'edition.issued', by: account, body } as const
    await recordOn(tx, heads, [event], call.origin)
  })
  await content.renew(db)
  return { edition: seen.edition }
}
