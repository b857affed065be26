import { z } from 'zod'

/** How a history can disagree with its proofs; the sentences are in `src/text`. */
export const AuditFindingCode = z.enum([
  // The events in themselves.
  'event-changed',
  'events-missing',
  'event-inserted',
  'chain-broken',
  'time-backwards',
  // The events against the heads of their streams.
  'head-differs',
  'head-ahead',
  'head-behind',
  'head-missing',
  // The events against the checkpoints.
  'tail-cut',
  'stream-removed',
  'stream-rewritten',
  // The checkpoints in themselves.
  'checkpoint-file-missing',
  'checkpoint-torn',
  'checkpoint-unreadable',
  'checkpoint-missing',
  'checkpoint-replaced',
  'checkpoint-signature',
  'checkpoint-counts',
  'public-key-missing',
])
export type AuditFindingCode = z.infer<typeof AuditFindingCode>

export type AuditFinding = {
  readonly code: AuditFindingCode
  /** Absent when it is about the checkpoint file. */
  readonly stream?: string | undefined
  /** The first and the last event (by sequence) or line of the checkpoint file that are concerned. */
  readonly from: number
  readonly to: number
  /** When the first of them was recorded, where that is known. */
  readonly at?: string | undefined
  /** The checkpoint that tells otherwise. */
  readonly checkpoint?: CheckpointPlace | undefined
}

export type CheckpointPlace = { readonly number: number; readonly at: string }

export type Tell = (finding: AuditFinding) => void

/** Joins findings of one kind at neighbouring places into one; `end` tells what is still open. */
export function joined(tell: Tell): { readonly tell: Tell; readonly end: () => void } {
  const open = new Map<AuditFindingCode, AuditFinding>()
  let stream: string | undefined
  const end = (): void => {
    for (const finding of open.values()) tell(finding)
    open.clear()
  }
  return {
    tell: (finding) => {
      if (finding.stream !== stream) end()
      stream = finding.stream
      const before = open.get(finding.code)
      if (before && before.to + 1 === finding.from) return void open.set(finding.code, { ...before, to: finding.to })
      if (before) tell(before)
      open.set(finding.code, finding)
    },
    end,
  }
}
