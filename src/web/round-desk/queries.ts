import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { desk } from '#contract/round-desk.ts'
import { handovers } from '#contract/handovers.ts'
import { rounds } from '#contract/rounds.ts'
import { call } from '../api.ts'

/** Others work on the same rounds: what a page shows is asked anew whenever it is opened. */
const passing = { staleTime: 0, gcTime: 0, retry: false, refetchOnWindowFocus: false }

export const allRounds = queryOptions({
  ...passing,
  queryKey: ['rounds', 'all'],
  queryFn: () => call(rounds.listRounds, {}),
})

export const roundOf = (round: string) =>
  queryOptions({ ...passing, queryKey: ['round', round], queryFn: () => call(rounds.showRound, { round }) })

export const deskOf = (round: string) =>
  queryOptions({ ...passing, queryKey: ['round-desk', round], queryFn: () => call(desk.showDesk, { round }) })

export const progressOf = (round: string) =>
  queryOptions({
    ...passing,
    queryKey: ['appraisal-progress', round],
    queryFn: () => call(desk.showAppraisalProgress, { round }),
  })

export const groupsOf = (on: string | undefined) =>
  queryOptions({
    ...passing,
    queryKey: ['organisation-groups', on],
    queryFn: () => call(desk.listGroups, on === undefined ? {} : { on }),
  })

/** Whom a role of the unit may go over to without being looked for. */
export const unitPeopleOf = (organisation: string) =>
  queryOptions({
    ...passing,
    queryKey: ['unit-people', organisation],
    queryFn: () => call(handovers.listUnitPeople, { organisation }),
  })

export const holidaysOf = queryOptions({
  ...passing,
  queryKey: ['holidays'],
  queryFn: () => call(rounds.listHolidays, {}),
})

export type DryRun = {
  readonly round: string
  readonly edition?: string | undefined
  readonly period?: string | undefined
  readonly organisation?: string | undefined
}

export const dryRunOf = (asked: DryRun) =>
  queryOptions({ ...passing, queryKey: ['dry-run', asked], queryFn: () => call(rounds.dryRunRound, asked) })

/** What was done may have changed the round, its units and the list. */
export async function refreshRound(queries: QueryClient, round: string): Promise<void> {
  await Promise.all(
    [roundOf(round), deskOf(round), allRounds].map(({ queryKey }) => queries.invalidateQueries({ queryKey })),
  )
}
