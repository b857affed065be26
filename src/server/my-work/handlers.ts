import type { myWork } from '#contract/my-work.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { showMyWork } from './show-my-work.ts'

export const myWorkHandlers = (deps: ValueDeps) =>
  ({
    showMyWork: (_, call) => showMyWork(deps, call),
  }) satisfies Handlers<typeof myWork, Call>
