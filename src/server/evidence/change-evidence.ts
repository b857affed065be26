import type { EvidenceDescription, EvidenceView } from '#contract/evidence-views.ts'
import type { Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { isOpen, type MoveName } from '#domain/workflow/moves.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn, type Heads } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { bodyOf, columnsOf } from './create-evidence.ts'
import type { EvidenceDeps } from './deps.ts'
import { storedEvidence, viewOf, type StoredEvidence } from './queries.ts'

type Seen = { readonly evidence: string; readonly version: number }

/** Says otherwise what a document is; its file stays: another file is another document. */
export function changeEvidence(
  deps: EvidenceDeps,
  input: Seen & EvidenceDescription,
  call: Call,
): Promise<EvidenceView> {
  return moved(deps, 'changeEvidence', input, call, async (tx, before) => {
    await tx
      .updateTable('evidence')
      .set({ ...columnsOf(input), version: before.version + 1 })
      .where('id', '=', before.evidence)
      .execute()
    return { kind: 'evidence.changed', body: { before: bodyOf(before), after: bodyOf(input) } }
  })
}

/** From then on it supports nothing; what rested on it before can still be read. */
export function withdrawEvidence(
  deps: EvidenceDeps,
  input: Seen & { readonly reason: string },
  call: Call,
): Promise<EvidenceView> {
  return moved(deps, 'withdrawEvidence', input, call, async (tx, before, { at }) => {
    if (before.isWithdrawn) throw new Refusal('wrong-state')
    await tx
      .updateTable('evidence')
      .set({ withdrawn_at: at, version: before.version + 1 })
      .where('id', '=', before.evidence)
      .execute()
    return { kind: 'evidence.withdrawn', body: { reason: input.reason } }
  })
}

type Change = Pick<NewEvent, 'kind' | 'body'>

/** One version further, of a document that stands where the move begins and as the caller saw it. */
async function moved(
  { db }: EvidenceDeps,
  move: MoveName,
  { evidence, version }: Seen,
  call: Call,
  change: (tx: Tx, before: StoredEvidence, heads: Heads) => Promise<Change>,
): Promise<EvidenceView> {
  const { account } = actorOf(call)
  const { organisation } = await storedEvidence(db, evidence)
  return db.transaction().execute(async (tx) => {
    const stream = `organisation:${organisation}` as const
    const heads = await lockHeads(tx, [stream])
    const before = await storedEvidence(tx, evidence)
    // A succession hands documents on: whose it is may have changed while we waited.
    if (before.organisation !== organisation || before.version !== version)
      throw new Refusal('stale', undefined, { current: viewOf(before) })
    if (!isOpen(move, before.state)) throw new Refusal('wrong-state')
    const { kind, body } = await change(tx, before, heads)
    const told = { ...body, evidence, version: version + 1 }
    await recordOn(tx, heads, [{ stream, kind, by: account, body: told }], call.origin)
    return viewOf(await storedEvidence(tx, evidence))
  })
}
