import type { formFiles } from '#contract/form-files.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { checkFormWorkbook, markFormWorkbook } from './check-form-workbook.ts'
import { downloadFormWorkbook } from './download-form-workbook.ts'
import { importFormWorkbook } from './import-form-workbook.ts'

export const formFileHandlers = (deps: ValueDeps) =>
  ({
    downloadFormWorkbook: (input) => downloadFormWorkbook(deps, input),
    checkFormWorkbook: (input, call) => checkFormWorkbook(deps, input, call),
    markFormWorkbook: (input, call) => markFormWorkbook(deps, input, call),
    importFormWorkbook: (input, call) => importFormWorkbook(deps, input, call),
  }) satisfies Handlers<typeof formFiles, Call>
