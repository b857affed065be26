import { z } from 'zod'

/** What a document is, as a demand names it. */
export const EvidenceKind = z.enum(['document', 'picture', 'other'])
export type EvidenceKind = z.infer<typeof EvidenceKind>

export const SignerRole = z.enum(['head', 'deputy', 'other'])
export type SignerRole = z.infer<typeof SignerRole>

/** What the virus scanner says of a file; `unscanned` where there is no scanner. */
export const FileState = z.enum(['waiting', 'clean', 'quarantined', 'unscanned'])
export type FileState = z.infer<typeof FileState>

export const EvidenceState = z.enum(['waiting', 'in-force', 'quarantined', 'withdrawn'])
export type EvidenceState = z.infer<typeof EvidenceState>

/** Method §12.3. A file in quarantine stays so whatever becomes of its row: it is never handed out. */
export function evidenceState(file: FileState | undefined, isWithdrawn: boolean): EvidenceState {
  if (file === 'quarantined') return 'quarantined'
  if (isWithdrawn) return 'withdrawn'
  return file === 'waiting' ? 'waiting' : 'in-force'
}

/** Whether a document is over, by its last day. */
export const EvidenceValidity = z.enum(['valid', 'expired'])
export type EvidenceValidity = z.infer<typeof EvidenceValidity>

/** Why a document supports nothing. */
export const DeadReason = z.enum(['withdrawn', 'quarantined', 'expired'])
export type DeadReason = z.infer<typeof DeadReason>

/** Method §12.4. Dead for a period: taken back, in quarantine, or over before the period began. */
export function whyDead(
  { state, validTo }: { readonly state: EvidenceState; readonly validTo?: string | undefined },
  periodFrom: string,
): DeadReason | undefined {
  if (state === 'withdrawn' || state === 'quarantined') return state
  return validTo !== undefined && validTo < periodFrom ? 'expired' : undefined
}
