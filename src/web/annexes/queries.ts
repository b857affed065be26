import { queryOptions } from '@tanstack/react-query'
import { annexes } from '#contract/annexes.ts'
import { call } from '../api.ts'

/** The reading that a draft was begun from: it never changes. */
export const draftAnnexOf = (edition: string) =>
  queryOptions({
    retry: false,
    staleTime: Infinity,
    queryKey: ['draft-annex', edition],
    queryFn: () => call(annexes.showDraftAnnex, { edition }),
  })
