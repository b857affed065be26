import type { Handlers } from '#contract/operation.ts'
import type { overview } from '#contract/overview.ts'
import type { Call } from '../call.ts'
import { showOverview, type OverviewDeps } from './show-overview.ts'

export const overviewHandlers = (deps: OverviewDeps) =>
  ({
    showOverview: ({ round }) => showOverview(deps, round),
  }) satisfies Handlers<typeof overview, Call>
