import type { SubmissionView } from '#contract/submission-views.ts'
import type { SubmissionState } from '#domain/submission/submission.ts'
import { figure } from '../language.ts'
import { moment, words } from './words.ts'

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000]

type Deadline = keyof typeof words.page.until

const OF_STATE: Readonly<Partial<Record<SubmissionState, Deadline>>> = {
  draft: 'entryUntil',
  submitted: 'entryUntil',
  appraisal: 'appraisalUntil',
  explanation: 'explanationUntil',
  'second-appraisal': 'councilUntil',
  council: 'councilUntil',
}

/** Until when the present step lasts, and how long that is by the server's clock. */
export function deadlineWords({ state, calendar }: Pick<SubmissionView, 'state' | 'calendar'>, now: string): string {
  const deadline = OF_STATE[state]
  if (deadline === undefined) return ''
  const until = calendar[deadline]
  return words.page.until[deadline](moment(until)) + leftWords(Date.parse(until) - Date.parse(now))
}

function leftWords(left: number): string {
  const { days, hours, soon, over } = words.page.left
  if (left < 0) return over
  if (left >= 2 * DAY_MS) return days(figure(Math.floor(left / DAY_MS)))
  return left >= HOUR_MS ? hours(figure(Math.floor(left / HOUR_MS))) : soon
}
