import type { appraisal } from '#contract/appraisal.ts'
import type { Handlers } from '#contract/operation.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { acceptUnchanged, listUnchanged } from './accept-unchanged.ts'
import { decideFinding, withdrawFinding } from './decide-finding.ts'
import { openExplanation, sayExplanation } from './explanations.ts'
import { listAppraisalQueue } from './list-queue.ts'
import { previewFinding } from './preview-finding.ts'
import { showAppraisal } from './show-appraisal.ts'
import { showExplanation, showExplanationDraft } from './show-explanation.ts'

export const appraisalHandlers = (deps: ValueDeps) =>
  ({
    listAppraisalQueue: (input, call) => listAppraisalQueue(deps, input, call),
    showAppraisal: (input, call) => showAppraisal(deps, input, call),
    previewFinding: (input, call) => previewFinding(deps, input, call),
    decideFinding: (input, call) => decideFinding(deps, input, call),
    withdrawFinding: (input, call) => withdrawFinding(deps, input, call),
    listUnchanged: (input, call) => listUnchanged(deps, input, call),
    acceptUnchanged: (input, call) => acceptUnchanged(deps, input, call),
    openExplanation: (input, call) => openExplanation(deps, input, call),
    sayExplanation: (input, call) => sayExplanation(deps, input, call),
    showExplanation: (input, call) => showExplanation(deps, input, call),
    showExplanationDraft: ({ submission }, call) => showExplanationDraft(deps, submission, call),
  }) satisfies Handlers<typeof appraisal, Call>
