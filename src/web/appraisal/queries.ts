import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { appraisal } from '#contract/appraisal.ts'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import { call } from '../api.ts'
import { stateOf, type QueueSearch } from './queue.ts'

/** What a page of the list shows at once. */
const PAGE_ROWS = 100
/** What was gone through stays the list while somebody goes through it; the list's own page asks anew. */
const kept = { staleTime: Infinity, gcTime: 30 * 60_000, retry: false, refetchOnWindowFocus: false }

export const queueOf = ({ round, submission, node, filter, by, query, after }: QueueSearch) => {
  const state = stateOf(filter)
  const order = by === 'tieu-chi' ? ('criterion' as const) : ('unit' as const)
  const wish = { round, submission, node, find: query, order, state: state === 'all' ? undefined : state }
  return infiniteQueryOptions({
    ...kept,
    queryKey: ['appraisal-queue', wish, after],
    queryFn: ({ pageParam }) => call(appraisal.listAppraisalQueue, { ...wish, limit: PAGE_ROWS, after: pageParam }),
    initialPageParam: after,
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

/** What could be accepted at once of one unit, by what the account is charged with. */
export const unchangedOf = (submission: string, nodes: readonly string[]) =>
  queryOptions({
    ...kept,
    gcTime: 0,
    queryKey: ['unchanged', submission, nodes],
    queryFn: async () => {
      const lists = await Promise.all(nodes.map((node) => call(appraisal.listUnchanged, { submission, node })))
      return {
        since: lists.find(({ since }) => since !== undefined)?.since,
        criteria: lists.flatMap(({ criteria }, at) => criteria.map((one) => ({ ...one, below: nodes[at]! }))),
      }
    },
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
