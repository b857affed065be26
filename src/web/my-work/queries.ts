import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { myWork } from '#contract/my-work.ts'
import { notices } from '#contract/notices.ts'
import { call } from '../api.ts'

/** What is owed changes with every value that is saved: it is asked for whenever the page is opened. */
export const ownWork = queryOptions({
  queryKey: ['my-work'],
  queryFn: () => call(myWork.showMyWork, {}),
  refetchOnMount: 'always',
  retry: false,
})

const PAGE = 10

export const ownNotices = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: ({ pageParam: before }) =>
    call(notices.listNotices, { limit: PAGE, ...(before !== undefined && { before }) }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next ?? undefined,
  refetchOnMount: 'always',
  retry: false,
})
