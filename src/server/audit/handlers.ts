import type { audit } from '#contract/audit.ts'
import type { Handlers } from '#contract/operation.ts'
import { actorOf, type Call } from '../call.ts'
import type { AuditDeps } from './event-names.ts'
import { exportEvents } from './export-events.ts'
import { searchEvents } from './search-events.ts'
import { showChain } from './show-chain.ts'
import { showEvent } from './show-event.ts'
import type { Verifications } from './verifications.ts'

export function auditHandlers(deps: AuditDeps, verifications: Verifications): Handlers<typeof audit, Call> {
  return {
    searchEvents: (input, call) => searchEvents(deps, actorOf(call), input),
    exportEvents: (input, call) => exportEvents(deps, actorOf(call), input),
    showEvent: ({ event }, call) => showEvent(deps, actorOf(call), event),
    showChain: () => showChain(deps.db, verifications),
    verifyChain: (_, call) => {
      verifications.begin({ account: actorOf(call).account, origin: call.origin })
      return showChain(deps.db, verifications)
    },
  }
}
