import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '#contract/client.ts'
import { demonstration } from '#contract/demonstration.ts'
import { editions } from '#contract/editions.ts'

const call = clientOf('', (url, init) => fetch(url, init))

/** What the server holds does not change while a page is open. */
const lasting = { staleTime: Infinity, gcTime: Infinity, retry: 1 } as const

export const editionList = queryOptions({
  ...lasting,
  queryKey: ['editions'],
  queryFn: () => call(editions.listEditions, {}),
})

export const editionById = (edition: string) =>
  queryOptions({ ...lasting, queryKey: ['edition', edition], queryFn: () => call(editions.showEdition, { edition }) })

export const findingsOf = (edition: string) =>
  queryOptions({ ...lasting, queryKey: ['findings', edition], queryFn: () => call(editions.listFindings, { edition }) })

export const demonstrationData = queryOptions({
  ...lasting,
  queryKey: ['demonstration'],
  queryFn: () => call(demonstration.showDemonstration, {}),
})
