import { CallError } from '#contract/client.ts'
import type { Saved } from '#contract/values.ts'
import type { Sending } from './cell.ts'

/** Whether what is typed gets to the server now. */
export type Connection =
  | { readonly kind: 'open' }
  /** No answer, or "not now": it is sent again by itself. */
  | { readonly kind: 'away'; readonly code: 'unreachable' | 'unavailable' | 'too-many-requests' }
  /** The session is over: it goes on when somebody has signed in again. */
  | { readonly kind: 'signed-out' }

export type QueueParts = {
  /** What a cell has to send next, begun now if it was not; undefined where there is nothing to send. */
  readonly begin: (cell: string) => Sending | undefined
  readonly send: (cell: string, sending: Sending) => Promise<Saved>
  readonly done: (cell: string, sending: Sending, saved: Saved) => void
  readonly refused: (cell: string, sending: Sending, error: CallError) => void
  readonly connection: (connection: Connection) => void
}

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000

/** Sends changes one after another in the order in which they were made; one that gets no answer is sent again as it was. */
export class SaveQueue {
  private readonly parts: QueueParts
  private readonly waiting = new Set<string>()
  private isSending = false
  private isStopped = false
  private pause = FIRST_PAUSE_MS
  private timer: ReturnType<typeof setTimeout> | undefined
  private blocked: Connection['kind'] = 'open'

  constructor(parts: QueueParts) {
    this.parts = parts
  }

  add(cell: string): void {
    this.waiting.add(cell)
    if (this.blocked === 'open') void this.run()
  }

  /** Sends at once what waits for a connection or a sign-in. */
  resume(): void {
    this.pause = FIRST_PAUSE_MS
    if (this.blocked === 'signed-out') this.blocked = 'away'
    void this.run()
  }

  start(): void {
    this.isStopped = false
    void this.run()
  }

  stop(): void {
    this.isStopped = true
    clearTimeout(this.timer)
  }

  private async run(): Promise<void> {
    if (this.isSending || this.isStopped || this.blocked === 'signed-out') return
    this.isSending = true
    clearTimeout(this.timer)
    // What is wished meanwhile joins behind the others.
    for (const cell of this.waiting) if (this.isStopped || !(await this.isThrough(cell))) break
    this.isSending = false
  }

  /** False when the queue must wait. */
  private async isThrough(cell: string): Promise<boolean> {
    this.waiting.delete(cell)
    const sending = this.parts.begin(cell)
    if (!sending) return true
    try {
      const saved = await this.parts.send(cell, sending)
      this.open()
      this.parts.done(cell, sending, saved)
      return true
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      if (blocks(error.code)) {
        this.block(cell, error.code)
        return false
      }
      this.open()
      this.parts.refused(cell, sending, error)
      return true
    }
  }

  private open(): void {
    this.pause = FIRST_PAUSE_MS
    if (this.blocked !== 'open') this.parts.connection({ kind: 'open' })
    this.blocked = 'open'
  }

  /** The cell stays the first of those that wait. */
  private block(cell: string, code: BlockingCode): void {
    const others = [...this.waiting]
    this.waiting.clear()
    for (const one of [cell, ...others]) this.waiting.add(one)
    if (code === 'not-signed-in' || code === 'second-factor-needed') {
      this.blocked = 'signed-out'
      return this.parts.connection({ kind: 'signed-out' })
    }
    this.blocked = 'away'
    this.parts.connection({ kind: 'away', code })
    if (!this.isStopped) this.timer = setTimeout(() => void this.run(), this.pause)
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS)
  }
}

const BLOCKING = ['unreachable', 'unavailable', 'too-many-requests', 'not-signed-in', 'second-factor-needed'] as const
type BlockingCode = (typeof BLOCKING)[number]

function blocks(code: CallError['code']): code is BlockingCode {
  return (BLOCKING as readonly string[]).includes(code)
}
