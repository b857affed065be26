import type { Handlers } from '#contract/operation.ts'
import type { overview } from '#contract/overview.ts'
import type { Call } from '../call.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { showOverview } from './show-overview.ts'

export const overviewHandlers = (deps: RoundDeps) =>
  ({
    showOverview: ({ round }) => showOverview(deps, round),
  }) satisfies Handlers<typeof overview, Call>
