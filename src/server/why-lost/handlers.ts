import type { Handlers } from '#contract/operation.ts'
import type { whyLost } from '#contract/why-lost.ts'
import type { Call } from '../call.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { showWhyLost } from './show-why-lost.ts'

export const whyLostHandlers = (deps: RoundDeps) =>
  ({
    showWhyLost: ({ submission }, call) => showWhyLost(deps, submission, call),
  }) satisfies Handlers<typeof whyLost, Call>
