import type { council } from '#contract/council.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { showCouncilSheet } from './show-council-sheet.ts'

export const councilHandlers = (deps: RoundDeps) =>
  ({
    showCouncilSheet: ({ round }) => showCouncilSheet(deps, round),
  }) satisfies Handlers<typeof council, Call>
