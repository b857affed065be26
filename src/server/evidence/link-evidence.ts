import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { evidence } from '#contract/evidence.ts'
import type { EvidenceLinkView } from '#contract/evidence-views.ts'
import { values } from '#contract/values.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import { isEvidenceOpen } from '../appraisal/evidence-is-open.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import type { EvidenceDeps } from './deps.ts'
import { linksOfEvidence, linkView, storedEvidence } from './queries.ts'

type Input = z.output<(typeof evidence.linkEvidence)['input']>

/** Hangs a document on a number of any period, once; whoever does it may enter that number. */
export async function linkEvidence({ db, content }: EvidenceDeps, input: Input, call: Call): Promise<EvidenceLinkView> {
  const { account, grants } = actorOf(call)
  const { evidence: id, subject, item, period, note } = input
  if (!content.items.has(item)) throw new Refusal('not-found')
  const isThere = await db.selectFrom('organisation').select('id').where('id', '=', subject).executeTakeFirst()
  if (!isThere) throw new Refusal('not-found')
  const why = whyNotPermitted(values.saveValue.permits, grants, { organisation: subject, items: [item] })
  if (why) throw new Refusal(why)
  const { organisation } = await storedEvidence(db, id)
  return db.transaction().execute(async (tx) => {
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const document = await storedEvidence(tx, id)
    if (document.organisation !== organisation) throw new Refusal('not-found')
    if (!isOpen('linkEvidence', document.state)) throw new Refusal('wrong-state')
    const isSame = (one: EvidenceLinkView): boolean =>
      one.subject === subject && one.item === item && one.period === period
    const known = (await linksOfEvidence(tx, id)).find(isSame)
    if (known) return linkView(known)
    const isOpenYet = await isEvidenceOpen(tx, content.outlines, { subject, item, period }, Number(heads.at))
    if (!isOpenYet) throw new Refusal('criterion-not-open')
    const link = uuidv7()
    const of = { id: link, evidence_id: id, subject_id: subject, item_id: item, period }
    const by = { note: note ?? null, linked_by: account, linked_at: heads.at }
    await tx
      .insertInto('evidence_link')
      .values({ ...of, ...by })
      .execute()
    const body = { evidence: id, link, subject, item, period, note: note ?? null }
    await recordOn(tx, heads, [{ stream, kind: 'evidence.linked', by: account, body }], call.origin)
    return linkView((await linksOfEvidence(tx, id)).find((one) => one.link === link)!)
  })
}

/** Takes a document off a number; that it hung there stays in the history. */
export async function unlinkEvidence(
  { db, content }: EvidenceDeps,
  { evidence: id, link }: { readonly evidence: string; readonly link: string },
  call: Call,
): Promise<Record<string, never>> {
  const { account } = actorOf(call)
  const { organisation } = await storedEvidence(db, id)
  return db.transaction().execute(async (tx) => {
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const row = await tx
      .updateTable('evidence_link')
      .set({ unlinked_at: heads.at })
      .where('id', '=', link)
      .where('evidence_id', '=', id)
      .where('unlinked_at', 'is', null)
      .returning(['subject_id', 'item_id', 'period'])
      .executeTakeFirst()
    if (!row) throw new Refusal('not-found')
    const place = { subject: row.subject_id, item: row.item_id, period: row.period }
    if (!(await isEvidenceOpen(tx, content.outlines, place, Number(heads.at)))) throw new Refusal('criterion-not-open')
    const body = { evidence: id, link, subject: row.subject_id, item: row.item_id, period: row.period }
    await recordOn(tx, heads, [{ stream, kind: 'evidence.unlinked', by: account, body }], call.origin)
    return {}
  })
}
