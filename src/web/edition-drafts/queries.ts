import { queryOptions } from '@tanstack/react-query'
import { CallError } from '#contract/client.ts'
import { editionDrafts } from '#contract/edition-drafts.ts'
import { rounds } from '#contract/rounds.ts'
import { call } from '../api.ts'

/** A refusal stands; what could not be reached, or was too busy, is asked for once more. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
  return failures < 1 && error instanceof CallError && (error.code === 'unreachable' || error.code === 'unavailable')
}

/** Others write, too: asked anew whenever it is shown. */
const passing = { retry: isWorthAnotherTry, gcTime: 0, staleTime: 0, refetchOnWindowFocus: false } as const

export const draftList = queryOptions({
  ...passing,
  queryKey: ['edition-drafts'],
  queryFn: () => call(editionDrafts.listEditionDrafts, {}),
})

/** `version`: the one that somebody else is known to have left. */
export const draftOf = (edition: string, version?: number) =>
  queryOptions({
    ...passing,
    staleTime: Infinity,
    queryKey: ['edition-draft', edition, version ?? 'newest'],
    queryFn: () => call(editionDrafts.showEditionDraft, { edition }),
  })

export const roundList = queryOptions({
  ...passing,
  queryKey: ['rounds-to-try'],
  queryFn: () => call(rounds.listRounds, {}),
})

/** `version`: of the draft that is tried. */
export const dryRunOf = (edition: string, round: string, version: number) =>
  queryOptions({
    ...passing,
    staleTime: Infinity,
    queryKey: ['edition-draft-tried', edition, round, version],
    queryFn: () => call(editionDrafts.dryRunEditionDraft, { edition, round }),
  })

export const dataItems = queryOptions({
  retry: isWorthAnotherTry,
  staleTime: 300_000,
  queryKey: ['data-items'],
  queryFn: () => call(editionDrafts.listDataItems, {}),
})
