import type { Handlers } from '#contract/operation.ts'
import type { values } from '#contract/values.ts'
import type { Call } from '../call.ts'
import { confirmCopy } from './confirm-copy.ts'
import { copyForward } from './copy-forward.ts'
import type { ValueDeps } from './deps.ts'
import { valueHistory } from './history.ts'
import { moveClaim } from './move-claim.ts'
import { saveValue } from './save-value.ts'
import { itemOf } from './target.ts'
import { verifyValue } from './verify-value.ts'

export const valueHandlers = (deps: ValueDeps) =>
  ({
    saveValue: (input, call) => saveValue(deps, input, call),
    confirmCopy: (input, call) => confirmCopy(deps, input, call),
    copyForward: (input, call) => copyForward(deps, input, call),
    showValueHistory: (input) => {
      itemOf(deps.content.items, input.item)
      return valueHistory(deps.db, input)
    },
    verifyValue: (input, call) => verifyValue(deps, input, call),
    claimNotApplicable: (input, call) => moveClaim(deps, 'claimNotApplicable', input, call),
    withdrawClaim: (input, call) => moveClaim(deps, 'withdrawClaim', input, call),
    acceptClaim: (input, call) => moveClaim(deps, 'acceptClaim', input, call),
    refuseClaim: (input, call) => moveClaim(deps, 'refuseClaim', input, call),
  }) satisfies Handlers<typeof values, Call>
