import type { FaultRun } from '../faults/fault-run.ts'
import { decidingAtOnce } from './deciding-at-once.ts'
import { fullStore } from './full-store.ts'
import { killedApproving } from './killed-approving.ts'
import { killedDeciding } from './killed-deciding.ts'
import { killedSubmitting } from './killed-submitting.ts'
import { killedUploading } from './killed-uploading.ts'
import type { RoundPattern } from './round-folder.ts'

export type Extent = { readonly kills: number }

/** Members of the round for so many kills. */
export const MEMBERS_EACH = 40

/** Every fault that is brought about in a round, by name. */
export const ROUND_FAULTS = {
  'the server is killed while heads submit': (pattern, { kills }) => killedSubmitting(pattern, kills),
  'the server is killed while files come in': (pattern, { kills }) => killedUploading(pattern, kills),
  'the server is killed while appraisers decide': (pattern, { kills }) => killedDeciding(pattern, kills),
  'two appraisers decide on one number at the same time': (pattern, { kills }) => decidingAtOnce(pattern, kills),
  'the server is killed while submissions are approved': (pattern, { kills }) => killedApproving(pattern, kills),
  'the disk of the files is full': (pattern) => fullStore(pattern),
} as const satisfies Record<string, (pattern: RoundPattern, extent: Extent) => Promise<FaultRun>>
