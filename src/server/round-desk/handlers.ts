import type { Handlers } from '#contract/operation.ts'
import type { desk } from '#contract/round-desk.ts'
import type { Call } from '../call.ts'
import { today } from '../organisations/register.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { groupsOn } from './groups-on.ts'
import { remindUnits } from './remind-units.ts'
import { showAppraisalProgress } from './show-appraisal-progress.ts'
import { showDesk } from './show-desk.ts'

export const deskHandlers = (deps: RoundDeps) =>
  ({
    showDesk: ({ round }) => showDesk(deps, round),
    showAppraisalProgress: ({ round }) => showAppraisalProgress(deps, round),
    remindUnits: (input, call) => remindUnits(deps, input, call),
    listGroups: async ({ on }) => ({ groups: await groupsOn(deps.db, on ?? today()) }),
  }) satisfies Handlers<typeof desk, Call>
