import type { Handlers } from '#contract/operation.ts'
import type { submissions } from '#contract/submissions.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { compareSubmission } from './compare-submission.ts'
import { endExplanation } from './end-explanation.ts'
import { extendEntry } from './extend-entry.ts'
import { listSubmissions } from './list-submissions.ts'
import { moveRoundSubmissions, moveSubmission, type Decision } from './move-submissions.ts'
import { recallSubmission } from './recall-submission.ts'
import { receiptView } from './receipt.ts'
import { reopenCriteria } from './reopen-criteria.ts'
import { sendSubmission } from './send-submission.ts'
import { showScorecards } from './show-scorecards.ts'
import { showSubmission } from './show-submission.ts'
import { submissionOf } from './stored-submission.ts'

export const submissionHandlers = (deps: ValueDeps) =>
  ({
    listSubmissions: (input, call) => listSubmissions(deps, input, call),
    showSubmission: ({ submission }, call) => showSubmission(deps, submission, call),
    submitSubmission: (input, call) => sendSubmission(deps, 'submitSubmission', input, call),
    recallSubmission: (input, call) => recallSubmission(deps, input, call),
    extendEntry: (input, call) => extendEntry(deps, input, call),
    reopenCriteria: (input, call) => reopenCriteria(deps, input, call),
    endReopening: (input, call) => sendSubmission(deps, 'endReopening', input, call),
    beginAppraisal: (input, call) => moveSubmission(deps, 'beginAppraisal', input, {}, call),
    releaseFindings: (input, call) => moveSubmission(deps, 'releaseFindings', input, {}, call),
    endExplanation: (input, call) => endExplanation(deps, input, call),
    beginSecondAppraisal: (input, call) => moveSubmission(deps, 'beginSecondAppraisal', input, {}, call),
    sendToCouncil: (input, call) => moveSubmission(deps, 'sendToCouncil', input, {}, call),
    sendBack: (input, call) => moveSubmission(deps, 'sendBack', input, { reason: input.reason }, call),
    approveSubmission: (input, call) =>
      moveSubmission(deps, 'approveSubmission', input, { decision: decisionOf(input) }, call),
    moveSubmissions: ({ round, move, submissions: ids }, call) =>
      moveRoundSubmissions(deps, move, { round, ids }, {}, call),
    approveRound: (input, call) =>
      moveRoundSubmissions(deps, 'approveSubmission', { round: input.round }, { decision: decisionOf(input) }, call),
    showReceipt: async ({ submission, attempt }) =>
      receiptView(deps.db, await submissionOf(deps.db, submission), attempt),
    showScorecards: ({ submission }, call) => showScorecards(deps, submission, call),
    compareSubmission: (input, call) => compareSubmission(deps, input, call),
  }) satisfies Handlers<typeof submissions, Call>

function decisionOf({ decisionNumber, decisionDate, decidedBy }: Decision): Decision {
  return { decisionNumber, decisionDate, decidedBy }
}
