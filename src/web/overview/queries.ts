import { queryOptions } from '@tanstack/react-query'
import type { NodeLevel } from '#domain/edition/definition.ts'
import { nationalPlaces } from '#contract/national-places.ts'
import { overview } from '#contract/overview.ts'
import { boards } from '#contract/round-board.ts'
import { rounds } from '#contract/rounds.ts'
import { call } from '../api.ts'

const LOOK = { retry: false, refetchOnWindowFocus: false } as const

/** Rounds that have members, the newest first. */
export const begunRounds = queryOptions({
  ...LOOK,
  queryKey: ['begun-rounds'],
  queryFn: async () => {
    const all = (await call(rounds.listRounds, {})).rounds
    const begun = all.filter(({ state }) => state !== 'draft')
    return begun.sort((a, b) => (a.entryFrom === b.entryFrom ? (a.period < b.period ? 1 : -1) : 0))
  },
})

export const overviewOf = (round: string) =>
  queryOptions({ ...LOOK, queryKey: ['overview', round], queryFn: () => call(overview.showOverview, { round }) })

/** What the province itself states of its places, withdrawn ones too. */
export const statedPlaceList = queryOptions({
  ...LOOK,
  queryKey: ['stated-places'],
  queryFn: async () => (await call(nationalPlaces.listStatedPlaces, {})).places,
})

export const boardOf = (round: string, level: NodeLevel) =>
  queryOptions({ ...LOOK, queryKey: ['board', round, level], queryFn: () => call(boards.showBoard, { round, level }) })
