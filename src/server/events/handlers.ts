import type { events } from '#contract/events.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import { actorOf, type Call } from '../call.ts'
import { accountTimeline, organisationTimeline, roundTimeline, valueTimeline } from './timelines.ts'

export function timelineHandlers({ db }: { readonly db: Db }): Handlers<typeof events, Call> {
  return {
    showOrganisationTimeline: ({ organisation, ...page }, call) =>
      organisationTimeline(db, actorOf(call), organisation, page),
    showValueTimeline: (input, call) => valueTimeline(db, actorOf(call), input, input),
    showRoundTimeline: ({ round, ...page }, call) => roundTimeline(db, actorOf(call), round, page),
    showAccountTimeline: ({ account, ...page }, call) => accountTimeline(db, actorOf(call), account, page),
    showOwnTimeline: (page, call) => accountTimeline(db, actorOf(call), actorOf(call).account, page),
  }
}
