import type { handovers } from '#contract/handovers.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import { handOver } from './hand-over.ts'
import { previewHandover, type HandoverDeps } from './preview-handover.ts'
import { unitPeople } from './unit-people.ts'

export function handoverHandlers(deps: HandoverDeps): Handlers<typeof handovers, Call> {
  return {
    listUnitPeople: async ({ organisation }) => ({ people: await unitPeople(deps.db, organisation) }),
    previewHandover: (wish, call) => previewHandover(deps, wish, call),
    handOver: (wish, call) => handOver(deps.db, wish, call),
  }
}
