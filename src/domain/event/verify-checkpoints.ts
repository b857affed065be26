import type { AuditFindingCode, CheckpointPlace, Tell } from './audit-finding.ts'
import { GENESIS, type Hash, type StreamHead, type Sha256 } from './chain.ts'
import { checkpointText, headsDigest, readCheckpoint, takeChanges, type SignedCheckpoint } from './checkpoint.ts'

/** What a checkpoint says of a stream: its event of this sequence had this hash. */
export type KnownHead = StreamHead & { readonly checkpoint: CheckpointPlace }

/** Whether a signature (128 hexadecimal digits) is that of the key with this fingerprint under the text. */
export type IsSigned = (text: string, signature: string, key: string) => boolean

export type ReadCheckpoints = {
  /** By stream, in the order of the file. */
  readonly byStream: Map<string, KnownHead[]>
  readonly checkpoints: number
  readonly last?: CheckpointPlace
}

/**
 * Reads a checkpoint file, line by line, each with its end of line, and tells what is wrong with it. Lines that cannot
 * be read or are wrongly signed say nothing. A file that lost whole lines at its end is a good file: what it no
 * longer covers is counted by `verify`.
 */
export async function verifyCheckpoints(
  lines: AsyncIterable<string> | Iterable<string>,
  { sha256, isSigned }: { readonly sha256: Sha256; readonly isSigned: IsSigned },
  tell: Tell,
): Promise<ReadCheckpoints> {
  const file = new CheckpointWalk(sha256, isSigned, tell)
  for await (const line of lines) file.next(line)
  return file.end()
}

class CheckpointWalk {
  private line = 0
  private number = 0
  private previous: Hash = GENESIS
  private last: SignedCheckpoint | undefined
  /** All heads and how many events they are; undefined once a line is lost. */
  private heads: Map<string, StreamHead> | undefined = new Map()
  private events = 0
  private readonly byStream = new Map<string, KnownHead[]>()
  private readonly sha256: Sha256
  private readonly isSigned: IsSigned
  private readonly report: Tell

  constructor(sha256: Sha256, isSigned: IsSigned, report: Tell) {
    this.sha256 = sha256
    this.isSigned = isSigned
    this.report = report
  }

  next(line: string): void {
    this.line += 1
    if (!line.endsWith('\n')) return this.tell('checkpoint-torn')
    const text = line.slice(0, -1)
    const checkpoint = readCheckpoint(text)
    if (checkpoint) this.take(checkpoint)
    else this.lose('checkpoint-unreadable')
    this.number = checkpoint?.number ?? this.number + 1
    this.previous = this.sha256(text)
  }

  end(): ReadCheckpoints {
    const { last, heads, byStream } = this
    if (last && heads && headsDigest(heads, this.sha256) !== last.digest) this.tell('checkpoint-counts')
    return {
      byStream,
      checkpoints: this.line,
      ...(last && { last: { number: last.number, at: last.at } }),
    }
  }

  private take(checkpoint: SignedCheckpoint): void {
    if (checkpoint.number !== this.number + 1) this.lose('checkpoint-missing')
    else if (checkpoint.previous !== this.previous) this.lose('checkpoint-replaced')
    const { signature, ...content } = checkpoint
    if (!this.isSigned(checkpointText(content), signature, checkpoint.key)) return this.lose('checkpoint-signature')
    this.last = checkpoint
    this.count(checkpoint)
    this.learn(checkpoint)
  }

  private count({ heads, streams, events }: SignedCheckpoint): void {
    if (!this.heads) return
    this.events += takeChanges(this.heads, heads)
    if (this.heads.size !== streams || this.events !== events) this.lose('checkpoint-counts')
  }

  private learn({ heads, number, at }: SignedCheckpoint): void {
    const checkpoint = { number, at }
    for (const [stream, [sequence, hash]] of Object.entries(heads)) {
      if (sequence === 0) continue
      const known = this.byStream.get(stream) ?? []
      if (known.length === 0) this.byStream.set(stream, known)
      known.push({ sequence, hash, checkpoint })
    }
  }

  private lose(code: AuditFindingCode): void {
    this.heads = undefined
    this.tell(code)
  }

  private tell(code: AuditFindingCode): void {
    this.report({ code, from: this.line, to: this.line })
  }
}
