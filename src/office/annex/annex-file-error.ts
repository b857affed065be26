import type { AnnexFileFault, AnnexFileFaultCode } from '#domain/edition/annex/annex-file-fault.ts'

/** Thrown for a file of a decision that cannot be read, or is refused for what it would cost. */
export class AnnexFileError extends Error {
  readonly fault: AnnexFileFault
  constructor(code: AnnexFileFaultCode, params: AnnexFileFault['params'] = {}) {
    super(code)
    this.fault = { code, params }
  }
}
