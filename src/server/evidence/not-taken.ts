import type { FileFaultDetails } from '#contract/evidence-views.ts'
import type { FileFault, FileFaultCode } from '#domain/evidence/file-fault.ts'
import { Refusal } from '../refusal.ts'

/** The refusal of a file, with what its sentence is made of. */
export function notTaken(code: FileFaultCode, params: FileFault['params'] = {}): Refusal {
  const details: FileFaultDetails = { fault: code, params: { ...params } }
  return new Refusal('file-not-taken', undefined, details)
}
