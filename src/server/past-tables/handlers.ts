import type { Handlers } from '#contract/operation.ts'
import type { pastTables } from '#contract/past-tables.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { checkPastTable, markPastTable } from './check-past-table.ts'
import { importPastTable } from './import-past-table.ts'
import { listPastResults } from './list-past-results.ts'

export const pastTableHandlers = (deps: ValueDeps) =>
  ({
    checkPastTable: (input, call) => checkPastTable(deps, input, call),
    markPastTable: (input, call) => markPastTable(deps, input, call),
    importPastTable: (input, call) => importPastTable(deps, input, call),
    listPastResults: (input) => listPastResults(deps, input),
  }) satisfies Handlers<typeof pastTables, Call>
