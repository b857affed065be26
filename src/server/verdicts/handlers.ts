import type { Handlers } from '#contract/operation.ts'
import type { verdicts } from '#contract/verdicts.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { listValuesToVerify } from './list-values-to-verify.ts'

export const verdictHandlers = (deps: ValueDeps) =>
  ({
    listValuesToVerify: (input, call) => listValuesToVerify(deps, input, call),
  }) satisfies Handlers<typeof verdicts, Call>
