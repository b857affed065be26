import type { AuditFinding, AuditFindingCode, Tell } from './audit-finding.ts'
import { GENESIS, linkHash, type Hash, type StreamHead, type LinkedEvent, type Sha256 } from './chain.ts'
import type { KnownHead } from './verify-checkpoints.ts'

/** An event as the database holds it. */
export type StoredEvent = LinkedEvent & { readonly previousHash: Hash; readonly hash: Hash }

type Proofs = { readonly head: StreamHead | undefined; readonly known: readonly KnownHead[]; readonly sha256: Sha256 }

/** Holds one stream's events, given in order, against each other, against the head and against the checkpoints. */
export class StreamWalk {
  readonly stream: string
  private last: StreamHead & { readonly at?: string } = { sequence: 0, hash: GENESIS }
  private readonly head: StreamHead | undefined
  private readonly known: Map<number, KnownHead[]>
  private readonly newest: KnownHead | undefined
  private readonly sha256: Sha256
  private readonly report: Tell
  /** Up to here the checkpoints agree. */
  private agreed = 0
  private isRewritten = false

  constructor(stream: string, { head, known, sha256 }: Proofs, report: Tell) {
    this.stream = stream
    this.head = head
    this.known = bySequence(known)
    this.newest = highest(known)
    this.sha256 = sha256
    this.report = report
  }

  next(event: StoredEvent): void {
    const { sequence, previousHash, hash, at } = event
    if (sequence <= this.last.sequence) return this.tell('event-inserted', sequence, { at })
    const isNext = sequence === this.last.sequence + 1
    if (!isNext) this.tell('events-missing', this.last.sequence + 1, { to: sequence - 1 })
    const isWhole = linkHash(previousHash, event, this.sha256) === hash
    if (!isWhole) this.tell('event-changed', sequence, { at })
    if (isNext && previousHash !== this.last.hash) this.tell('chain-broken', sequence, { at })
    if (isWhole && this.last.at !== undefined && at < this.last.at) this.tell('time-backwards', sequence, { at })
    if (isWhole) this.compareWithCheckpoints(event)
    this.last = { sequence, hash, at }
  }

  /** Returns how many of its events no checkpoint covers. */
  end(): number {
    this.compareWithHead()
    const { last, newest, stream } = this
    if (newest && newest.sequence > last.sequence) {
      const code = last.sequence === 0 ? 'stream-removed' : 'tail-cut'
      this.report({ code, stream, from: last.sequence + 1, to: newest.sequence, checkpoint: newest.checkpoint })
    }
    return Math.max(0, last.sequence - (newest?.sequence ?? 0))
  }

  private compareWithHead(): void {
    const { head, last } = this
    if (!head) {
      if (last.sequence > 0) this.tell('head-missing', last.sequence, last)
    } else if (head.sequence > last.sequence) {
      this.tell('head-ahead', last.sequence + 1, { to: head.sequence })
    } else if (head.sequence < last.sequence) {
      this.tell('head-behind', head.sequence + 1, { to: last.sequence })
    } else if (head.hash !== last.hash) {
      this.tell('head-differs', last.sequence, last)
    }
  }

  /** One finding a stream: after the first, every later checkpoint must differ too. */
  private compareWithCheckpoints({ sequence, hash, at }: StoredEvent): void {
    const known = this.known.get(sequence)
    if (!known || this.isRewritten) return
    const other = known.find((head) => head.hash !== hash)
    if (other) {
      this.isRewritten = true
      this.tell('stream-rewritten', this.agreed + 1, { to: sequence, at, checkpoint: other.checkpoint })
    } else this.agreed = sequence
  }

  private tell(code: AuditFindingCode, from: number, more: Partial<Pick<AuditFinding, 'to' | 'at' | 'checkpoint'>>) {
    const { to = from, at, checkpoint } = more
    this.report({
      code,
      stream: this.stream,
      from,
      to,
      ...(at !== undefined && { at }),
      ...(checkpoint && { checkpoint }),
    })
  }
}

function bySequence(heads: readonly KnownHead[]): Map<number, KnownHead[]> {
  const grouped = new Map<number, KnownHead[]>()
  for (const head of heads) grouped.set(head.sequence, [...(grouped.get(head.sequence) ?? []), head])
  return grouped
}

function highest(heads: readonly KnownHead[]): KnownHead | undefined {
  return heads.reduce<KnownHead | undefined>((top, one) => (top && top.sequence >= one.sequence ? top : one), undefined)
}
