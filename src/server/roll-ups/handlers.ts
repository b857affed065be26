import type { Handlers } from '#contract/operation.ts'
import type { rollUps } from '#contract/roll-ups.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { rollUp } from './roll-up.ts'
import { showRollUp } from './show-roll-up.ts'

export const rollUpHandlers = (deps: ValueDeps) =>
  ({
    showRollUp: (input, call) => showRollUp(deps, input, call),
    rollUp: (input, call) => rollUp(deps, input, call),
  }) satisfies Handlers<typeof rollUps, Call>
