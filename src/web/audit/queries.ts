import { queryOptions } from '@tanstack/react-query'
import { audit } from '#contract/audit.ts'
import type { InputOf } from '#contract/operation.ts'
import { organisations } from '#contract/organisations.ts'
import { rounds } from '#contract/rounds.ts'
import { call } from '../api.ts'

export type Search = InputOf<typeof audit.searchEvents>

const LOOK = { retry: false, refetchOnWindowFocus: false } as const

export const eventsFound = (search: Search) =>
  queryOptions({ ...LOOK, queryKey: ['events', search], queryFn: () => call(audit.searchEvents, search) })

export const eventById = (event: string) =>
  queryOptions({ ...LOOK, queryKey: ['event', event], queryFn: () => call(audit.showEvent, { event }) })

const WHILE_RUNNING_MS = 1000

/** Asked again while a verification runs. */
export const chainState = queryOptions({
  ...LOOK,
  queryKey: ['chain'],
  queryFn: () => call(audit.showChain, {}),
  refetchInterval: ({ state }) => (state.data?.running ? WHILE_RUNNING_MS : false),
})

export const unitsNow = queryOptions({
  ...LOOK,
  queryKey: ['units-now'],
  queryFn: async () => (await call(organisations.showTree, {})).organisations,
})

export const allRounds = queryOptions({
  ...LOOK,
  queryKey: ['all-rounds'],
  queryFn: async () => (await call(rounds.listRounds, {})).rounds,
})
