import { queryOptions } from '@tanstack/react-query'
import { grids } from '#contract/grids.ts'
import { call } from '../api.ts'

export type GridKey = {
  readonly edition: string
  readonly node?: string | undefined
  readonly period?: string | undefined
}

/** Fetched whenever the grid is opened; nothing of other units is kept on the machine. */
export const gridOf = (key: GridKey) =>
  queryOptions({
    queryKey: ['grid', key],
    queryFn: () => call(grids.showGrid, key),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
