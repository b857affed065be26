import { queryOptions } from '@tanstack/react-query'
import { appraisal } from '#contract/appraisal.ts'
import { submissionLife } from '#contract/submission-life.ts'
import { submissions } from '#contract/submissions.ts'
import { whyLost } from '#contract/why-lost.ts'
import { call } from '../api.ts'
import { submissionOf as lastSeen } from '../appraisal/queries.ts'

/** What a page shows is asked anew whenever it is opened: others work on the same submission. */
const passing = { staleTime: 0, gcTime: 0, retry: false, refetchOnWindowFocus: false }

export const submissionOf = (submission: string) => ({ ...lastSeen(submission), ...passing })

export const ownSubmissions = queryOptions({
  ...passing,
  queryKey: ['submissions', undefined],
  queryFn: () => call(submissions.listSubmissions, {}),
})

export const scorecardsOf = (submission: string) =>
  queryOptions({
    ...passing,
    queryKey: ['scorecards', submission],
    queryFn: () => call(submissions.showScorecards, { submission }),
  })

export const lifeOf = (submission: string) =>
  queryOptions({
    ...passing,
    queryKey: ['submission-life', submission],
    queryFn: () => call(submissionLife.showSubmissionLife, { submission }),
  })

export const comparisonOf = (input: { submission: string; from: string; to?: string | undefined }) =>
  queryOptions({
    ...passing,
    queryKey: ['comparison', input],
    queryFn: () => call(submissions.compareSubmission, input),
  })

export type ReceiptKey = { readonly submission: string; readonly attempt: number }

export const receiptOf = (key: ReceiptKey) =>
  queryOptions({ ...passing, queryKey: ['receipt', key], queryFn: () => call(submissions.showReceipt, key) })

export const receiptTextOf = (key: ReceiptKey) =>
  queryOptions({
    ...passing,
    queryKey: ['receipt-text', key],
    queryFn: () => call(submissionLife.showReceiptText, key),
  })

export const explanationDraftOf = (submission: string) =>
  queryOptions({
    ...passing,
    queryKey: ['explanation-draft', submission],
    queryFn: () => call(appraisal.showExplanationDraft, { submission }),
  })

export const whyLostOf = (submission: string) =>
  queryOptions({
    ...passing,
    queryKey: ['why-lost', submission],
    queryFn: () => call(whyLost.showWhyLost, { submission }),
  })
