import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { appraisal } from '#contract/appraisal.ts'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import { call } from '../api.ts'
import { stateOf, type QueueSearch } from './queue.ts'

const PAGE_ROWS = 500
/** What was gone through stays the list while somebody goes through it; the list's own page asks anew. */
const kept = { staleTime: Infinity, gcTime: 30 * 60_000, retry: false, refetchOnWindowFocus: false }

export const queueOf = ({ round, submission, node, filter }: QueueSearch) => {
  const state = stateOf(filter)
  const wish = { round, submission, node, state: state === 'all' ? undefined : state }
  return infiniteQueryOptions({
    ...kept,
    queryKey: ['appraisal-queue', wish],
    queryFn: ({ pageParam }) => call(appraisal.listAppraisalQueue, { ...wish, limit: PAGE_ROWS, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
}

export const openRounds = queryOptions({
  ...kept,
  queryKey: ['rounds', 'open'],
  queryFn: () => call(rounds.listRounds, { state: 'open' }),
})

export const submissionsOf = (round: string | undefined) =>
  queryOptions({
    ...kept,
    queryKey: ['submissions', round],
    queryFn: () => call(submissions.listSubmissions, { round }),
  })

export const submissionOf = (submission: string) =>
  queryOptions({
    ...kept,
    gcTime: 0,
    queryKey: ['submission', submission],
    queryFn: () => call(submissions.showSubmission, { submission }),
  })

export type AppraisalKey = { readonly submission: string; readonly node: string }

export const appraisalOf = (key: AppraisalKey) =>
  queryOptions({
    ...kept,
    gcTime: 0,
    queryKey: ['appraisal', key],
    queryFn: () => call(appraisal.showAppraisal, key),
  })

export const explanationOf = (key: AppraisalKey) =>
  queryOptions({
    ...kept,
    gcTime: 0,
    queryKey: ['explanation', key],
    queryFn: () => call(appraisal.showExplanation, key),
  })
