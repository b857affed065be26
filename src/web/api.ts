import { queryOptions } from '@tanstack/react-query'
import { CallError, clientOf } from '#contract/client.ts'
import { demonstration } from '#contract/demonstration.ts'
import { documents } from '#contract/documents.ts'
import { editions } from '#contract/editions.ts'
import type { Operation } from '#contract/operation.ts'
import { sessions } from '#contract/sessions.ts'
import { watched } from './offline/connection.ts'
import { keptCall, NOBODYS } from './offline/kept-views.ts'
import { knownSession } from './offline/known-session.ts'
import { noticing } from './sign-in/turned-away.ts'

/** Calls an operation of the server that this page came from. */
export const call = noticing(watched(clientOf('', (url, init) => fetch(url, init), asSent)))

/** The answer comes from where the page came from, and both were typed as one: no schema is sent to check it. */
function asSent(_: Operation, answer: unknown): unknown {
  return answer
}

/** What the server holds does not change while a page is open. */
const lasting = { staleTime: Infinity, gcTime: Infinity, retry: isWorthAnotherTry }

/** A server that could not be reached is asked once more; its answer, whatever it is, stands. */
export function isWorthAnotherTry(failures: number, error: Error): boolean {
  return failures < 1 && error instanceof CallError && error.code === 'unreachable'
}

export const editionList = queryOptions({
  ...lasting,
  queryKey: ['editions'],
  queryFn: () => call(editions.listEditions, {}),
})

export const editionById = (edition: string) =>
  queryOptions({
    ...lasting,
    queryKey: ['edition', edition],
    queryFn: () => keptCall(call, editions.showEdition, { edition }, NOBODYS),
  })

export const findingsOf = (edition: string) =>
  queryOptions({ ...lasting, queryKey: ['findings', edition], queryFn: () => call(editions.listFindings, { edition }) })

export const demonstrationData = queryOptions({
  ...lasting,
  queryKey: ['demonstration'],
  queryFn: () => call(demonstration.showDemonstration, {}),
})

export const documentList = queryOptions({
  ...lasting,
  queryKey: ['documents'],
  queryFn: () => call(documents.listDocuments, {}),
})

export const documentById = (document: string) =>
  queryOptions({
    ...lasting,
    queryKey: ['document', document],
    queryFn: () => call(documents.showDocument, { document }),
  })

export const provinceList = queryOptions({
  ...lasting,
  queryKey: ['provinces'],
  queryFn: () => call(documents.listProvinces, {}),
})

export const agencyById = (province: string, organisation: string) =>
  queryOptions({
    ...lasting,
    queryKey: ['agency', province, organisation],
    queryFn: () => call(documents.showAgency, { province, organisation }),
  })

export const searchIndex = queryOptions({
  ...lasting,
  queryKey: ['search-index'],
  queryFn: () => call(documents.showSearchIndex, {}),
})

/** Who is signed in, if anybody is. */
export const ownSession = queryOptions({
  queryKey: ['session'],
  queryFn: () => knownSession({ ask: () => call(sessions.showSession, {}), end: () => call(sessions.signOut, {}) }),
  staleTime: 60_000,
  retry: isWorthAnotherTry,
})
