import type { OwnSession } from '#contract/sessions.ts'
import type { SubmissionView } from '#contract/submission-views.ts'

/** Somebody who speaks for the unit whose submission it is. */
export function isOfUnit({ roles }: OwnSession['account'], { keeper }: Pick<SubmissionView, 'keeper'>): boolean {
  return roles.some(
    ({ role, organisation }) => (role === 'unit-officer' || role === 'unit-head') && organisation?.id === keeper,
  )
}
