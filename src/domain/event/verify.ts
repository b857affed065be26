import { joined, type CheckpointPlace, type Tell } from './audit-finding.ts'
import type { StreamHead, Sha256 } from './chain.ts'
import { verifyCheckpoints, type ReadCheckpoints, type IsSigned } from './verify-checkpoints.ts'
import { StreamWalk, type StoredEvent } from './verify-stream.ts'

export type History = {
  /** Stream by stream, in any order of streams; within one, by sequence. */
  readonly events: AsyncIterable<StoredEvent> | Iterable<StoredEvent>
  readonly heads: ReadonlyMap<string, StreamHead>
  /** The checkpoint file's lines, each with its end of line. */
  readonly lines: AsyncIterable<string> | Iterable<string>
}

export type Audited = {
  readonly streams: number
  readonly events: number
  readonly checkpoints: number
  readonly lastCheckpoint?: CheckpointPlace | undefined
  /** Events that came after their stream's last checkpoint: only the chain itself speaks for them. */
  readonly uncovered: number
}

/**
 * Holds a whole history against its proofs and tells every disagreement, neighbours as one. Holds the heads and what
 * the checkpoints know of them in memory, never the events.
 */
export async function verify(
  { events, heads, lines }: History,
  { sha256, isSigned }: { readonly sha256: Sha256; readonly isSigned: IsSigned },
  report: Tell,
): Promise<Audited> {
  const { tell, end } = joined(report)
  const checkpointed = await verifyCheckpoints(lines, { sha256, isSigned }, tell)
  const counts = await verifyEvents(events, heads, { checkpointed, sha256 }, tell)
  end()
  const { checkpoints, last } = checkpointed
  return { ...counts, checkpoints, ...(last && { lastCheckpoint: last }) }
}

async function verifyEvents(
  events: History['events'],
  heads: History['heads'],
  { checkpointed, sha256 }: { readonly checkpointed: ReadCheckpoints; readonly sha256: Sha256 },
  tell: Tell,
): Promise<Pick<Audited, 'streams' | 'events' | 'uncovered'>> {
  const counts = { streams: 0, events: 0, uncovered: 0 }
  const open = new Set([...heads.keys(), ...checkpointed.byStream.keys()])
  const walkOf = (stream: string): StreamWalk => {
    open.delete(stream)
    const known = checkpointed.byStream.get(stream) ?? []
    return new StreamWalk(stream, { head: heads.get(stream), known, sha256 }, tell)
  }
  let walk: StreamWalk | undefined
  for await (const event of events) {
    if (walk?.stream !== event.stream) {
      counts.uncovered += walk?.end() ?? 0
      counts.streams += 1
      walk = walkOf(event.stream)
    }
    counts.events += 1
    walk.next(event)
  }
  counts.uncovered += walk?.end() ?? 0
  // What has a head or a checkpoint and no events.
  for (const stream of open) walkOf(stream).end()
  return counts
}
