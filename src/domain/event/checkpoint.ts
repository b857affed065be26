import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import { GENESIS, type Hash, type StreamHead, type Sha256 } from './chain.ts'

const HashText = z.string().regex(/^[0-9a-f]{64}$/)

/** One line of the checkpoint file: what all streams were at a time. */
export const Checkpoint = z.strictObject({
  /** 1, 2, 3 … in the file. */
  number: z.int().positive(),
  at: z.iso.datetime({ precision: 3 }),
  /** Fingerprint of the public key that its signature answers to. */
  key: z.string(),
  /** Heads that changed since the line before: stream → sequence and hash; 0 for a stream that is gone. */
  heads: z.record(z.string(), z.tuple([z.int().nonnegative(), HashText])),
  streams: z.int().nonnegative(),
  /** The sum of all streams' sequences. */
  events: z.int().nonnegative(),
  /** Over all heads, changed or not. */
  digest: HashText,
  /** The hash of the line before, as it stands. */
  previous: HashText,
})
export type Checkpoint = z.infer<typeof Checkpoint>

export const SignedCheckpoint = Checkpoint.extend({ signature: z.string().regex(/^[0-9a-f]{128}$/) })
export type SignedCheckpoint = z.infer<typeof SignedCheckpoint>

/** All streams' heads, as the lines of a file up to one tell them. */
export type Known = {
  readonly number: number
  readonly previous: Hash
  readonly heads: ReadonlyMap<string, StreamHead>
}

export const NOTHING_KNOWN: Known = { number: 0, previous: GENESIS, heads: new Map() }

/** The next line's content, or undefined when no head has changed since the last one. */
export function nextCheckpoint(
  known: Known,
  all: ReadonlyMap<string, StreamHead>,
  { at, key, sha256 }: { readonly at: string; readonly key: string; readonly sha256: Sha256 },
): Checkpoint | undefined {
  // A head without events is one that a command locked and did not move.
  const heads = new Map([...all].filter(([, { sequence }]) => sequence > 0))
  const changed = changedHeads(known.heads, heads)
  if (Object.keys(changed).length === 0) return undefined
  return {
    number: known.number + 1,
    at,
    key,
    heads: changed,
    streams: heads.size,
    events: eventsIn(heads),
    digest: headsDigest(heads, sha256),
    previous: known.previous,
  }
}

/** What is signed of a line. */
export function checkpointText(checkpoint: Checkpoint): string {
  return canonicalJson(checkpoint)
}

/** The line as it stands in the file, without its end of line. */
export function checkpointLine(checkpoint: Checkpoint, signature: string): string {
  return canonicalJson({ ...checkpoint, signature })
}

/** The line's content; undefined when the text is not one that this program writes. */
export function readCheckpoint(line: string): SignedCheckpoint | undefined {
  const parsed = SignedCheckpoint.safeParse(jsonOf(line))
  return parsed.success && canonicalJson(parsed.data) === line ? parsed.data : undefined
}

/** Takes a line's changes into `heads`; returns how many events more there are. */
export function takeChanges(heads: Map<string, StreamHead>, changed: Checkpoint['heads']): number {
  let more = 0
  for (const [stream, [sequence, hash]] of Object.entries(changed)) {
    more += sequence - (heads.get(stream)?.sequence ?? 0)
    if (sequence === 0) heads.delete(stream)
    else heads.set(stream, { sequence, hash })
  }
  return more
}

export function headsDigest(heads: ReadonlyMap<string, StreamHead>, sha256: Sha256): Hash {
  return sha256(canonicalJson(asRecord(heads)))
}

function eventsIn(heads: ReadonlyMap<string, StreamHead>): number {
  return [...heads.values()].reduce((sum, { sequence }) => sum + sequence, 0)
}

function changedHeads(
  before: ReadonlyMap<string, StreamHead>,
  now: ReadonlyMap<string, StreamHead>,
): Checkpoint['heads'] {
  const changed = new Map([...now].filter(([stream, head]) => !isSame(before.get(stream), head)))
  for (const stream of before.keys()) if (!now.has(stream)) changed.set(stream, { sequence: 0, hash: GENESIS })
  return asRecord(changed)
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function asRecord(heads: ReadonlyMap<string, StreamHead>): Checkpoint['heads'] {
  return Object.fromEntries([...heads].map(([stream, { sequence, hash }]) => [stream, [sequence, hash] as const]))
}

function isSame(one: StreamHead | undefined, other: StreamHead): boolean {
  return one?.sequence === other.sequence && one.hash === other.hash
}
