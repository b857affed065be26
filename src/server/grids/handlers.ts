import type { grids } from '#contract/grids.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { showGrid } from './show-grid.ts'

export const gridHandlers = (deps: ValueDeps) =>
  ({ showGrid: (input, call) => showGrid(deps, input, call) }) satisfies Handlers<typeof grids, Call>
