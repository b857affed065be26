import { queryOptions } from '@tanstack/react-query'
import { remarks } from '#contract/remarks.ts'
import { call } from '../api.ts'
import { type FormKey } from '../entry/queries.ts'

type Place = Pick<FormKey, 'organisation' | 'period'>

/** The figures of a form that people talk about. */
export const threadsOf = ({ organisation, period }: Place) =>
  queryOptions({
    queryKey: ['threads', organisation, period],
    queryFn: () => call(remarks.listThreads, { organisation, period }),
    retry: false,
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  })

/** What was said of one figure; reading it makes it read. */
export const threadOf = ({ organisation, period }: Place, item: string) =>
  queryOptions({
    queryKey: ['thread', organisation, period, item],
    queryFn: () => call(remarks.readThread, { subject: organisation, period, item }),
    retry: false,
  })
