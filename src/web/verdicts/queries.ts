import { queryOptions } from '@tanstack/react-query'
import type { InputOf } from '#contract/operation.ts'
import { verdicts } from '#contract/verdicts.ts'
import { call } from '../api.ts'

/** The rows stay in their place while verdicts are given: they are asked for anew when the page is opened anew. */
export const valuesToVerify = (asked: InputOf<typeof verdicts.listValuesToVerify>) =>
  queryOptions({
    queryKey: ['values-to-verify', asked],
    queryFn: () => call(verdicts.listValuesToVerify, asked),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
