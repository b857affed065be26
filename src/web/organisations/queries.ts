import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { events } from '#contract/events.ts'
import { organisations } from '#contract/organisations.ts'
import { call } from '../api.ts'

const asked = { retry: false, refetchOnWindowFocus: false } as const

/** Who existed on a day, and under whom. */
export const registerOf = (on: string) =>
  queryOptions({
    ...asked,
    queryKey: ['register', on],
    queryFn: () => call(organisations.showTree, { on }),
    staleTime: 60_000,
  })

export const organisationOf = (organisation: string) =>
  queryOptions({
    ...asked,
    queryKey: ['organisation', organisation],
    queryFn: () => call(organisations.showOrganisation, { organisation }),
  })

export const historyOf = (organisation: string) =>
  queryOptions({
    ...asked,
    queryKey: ['organisation-timeline', organisation],
    queryFn: () => call(events.showOrganisationTimeline, { organisation, limit: MOST_EVENTS }),
  })

/** Organisations of a day by what was typed of them. */
export const foundOn = (words: string, on: string) =>
  queryOptions({
    ...asked,
    queryKey: ['found-organisations', on, words],
    queryFn: () => call(organisations.listOrganisations, { words, on, order: 'name', limit: MOST_FOUND }),
    enabled: words.trim() !== '',
    placeholderData: keepPreviousData,
  })

export const MOST_FOUND = 8
export const MOST_EVENTS = 50

/** After a change of the register: all that tells of it is asked anew. */
export async function refreshRegister(queries: QueryClient): Promise<void> {
  const parts = ['register', 'organisation', 'organisation-timeline', 'found-organisations']
  await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: [part] })))
}
