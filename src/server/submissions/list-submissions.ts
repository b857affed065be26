import type { SubmissionRow } from '#contract/submission-views.ts'
import { submissions } from '#contract/submissions.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import type { SubmissionState } from '#domain/submission/submission.ts'
import { actorOf, type Call } from '../call.ts'
import { registerOn, today } from '../organisations/register.ts'
import type { ValueDeps } from '../values/deps.ts'
import { isAppraised } from './sealed-scorecards.ts'
import { rowOf } from './show-submission.ts'
import { storedSubmissions } from './stored-submission.ts'
import { readerOf } from './whose.ts'

type Asked = { readonly round?: string | undefined; readonly state?: SubmissionState | undefined }

/** What the caller may see: a unit its own, a supervisor those below, an appraiser what is being appraised. */
export async function listSubmissions(
  { db }: ValueDeps,
  asked: Asked,
  call: Call,
): Promise<{ submissions: SubmissionRow[] }> {
  const actor = actorOf(call)
  const { permits } = submissions.listSubmissions
  const register = await registerOn(db, today())
  const rows = (await storedSubmissions(db, asked)).filter((submission) => {
    const above = register.above(submission.keeper)
    const target = { organisation: submission.keeper, above, edition: submission.round.edition }
    if (whyNotPermitted(permits, actor.grants, target) !== undefined) return false
    return readerOf(actor, submission, above) !== 'appraiser' || isAppraised(submission.state)
  })
  return { submissions: rows.map(rowOf) }
}
