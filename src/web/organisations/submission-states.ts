import type { SubmissionState } from '#domain/submission/submission.ts'
import { MY_WORK } from '#text/my-work.ts'
import { LANGUAGE } from '../language.ts'

/** How a submission stands, as everybody's home says it. */
export const submissionStates: Readonly<Record<SubmissionState, string>> = MY_WORK[LANGUAGE].states
