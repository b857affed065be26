import { queryOptions } from '@tanstack/react-query'
import { council } from '#contract/council.ts'
import { call } from '../api.ts'

export const sheetOf = (round: string) =>
  queryOptions({
    queryKey: ['council-sheet', round],
    queryFn: () => call(council.showCouncilSheet, { round }),
    retry: false,
    refetchOnWindowFocus: false,
  })
