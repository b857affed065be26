import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { forms } from '#contract/forms.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { values } from '#contract/values.ts'
import { call, isWorthAnotherTry, ownSession } from '../api.ts'
import { isOwnForm } from '../offline/own-forms.ts'
import { keptCall } from '../offline/kept-views.ts'

/** What moves while a page is open: fetched whenever a page that shows it is opened. */
const passing = { staleTime: Infinity, gcTime: 0, retry: isWorthAnotherTry, refetchOnWindowFocus: false }

function sessionIn(queries: QueryClient): OwnSession | null {
  return queries.getQueryData(ownSession.queryKey)?.session ?? null
}

function accountIn(queries: QueryClient): string | undefined {
  return sessionIn(queries)?.account.id
}

export const formList = queryOptions({
  ...passing,
  queryKey: ['forms'],
  queryFn: ({ client }) =>
    keptCall(call, forms.listForms, {}, accountIn(client), ({ forms }) => forms.every(isOwnForm(sessionIn(client)))),
})

export type FormKey = { readonly organisation: string; readonly edition: string; readonly period: string }

export const formOf = (key: FormKey) =>
  queryOptions({
    ...passing,
    queryKey: ['form', key],
    queryFn: ({ client }) => keptCall(call, forms.showForm, key, accountIn(client), isOwnForm(sessionIn(client))),
  })

export const partsOf = (period: string) =>
  queryOptions({
    ...passing,
    queryKey: ['parts', period],
    queryFn: ({ client }) => keptCall(call, forms.listParts, { period }, accountIn(client)),
  })

export type ValueKey = {
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string
}

export const historyOf = (key: ValueKey, stamp: string) =>
  queryOptions({
    ...passing,
    queryKey: ['history', key, stamp],
    queryFn: () => call(values.showValueHistory, key),
  })
