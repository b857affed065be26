import type { WorkbookFault } from '#domain/value/row-fault.ts'

/** Thrown for a workbook that is not read. */
export class WorkbookError extends Error {
  readonly fault: WorkbookFault
  constructor(fault: WorkbookFault['fault'], params: WorkbookFault['params'] = {}) {
    super(fault)
    this.fault = { fault, params }
  }
}
