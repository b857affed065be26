import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { evidence } from '#contract/evidence.ts'
import type { EvidenceKind, EvidenceState, EvidenceValidity } from '#domain/evidence/evidence.ts'
import { call } from '../api.ts'

export type PeriodKey = { readonly organisation: string; readonly period: string }

/** What hangs on a unit's numbers of a period. Nobody else's, and never kept on the machine. */
export const periodEvidenceOf = ({ organisation, period }: PeriodKey) =>
  queryOptions({
    queryKey: ['period-evidence', organisation, period],
    queryFn: () => call(evidence.showPeriodEvidence, { organisation, period }),
    retry: false,
    staleTime: 15_000,
  })

export type LibraryFilter = {
  readonly organisation: string
  readonly words?: string | undefined
  readonly kind?: EvidenceKind | undefined
  readonly year?: string | undefined
  readonly state?: EvidenceState | undefined
  readonly validity?: EvidenceValidity | undefined
  readonly after?: string | undefined
}

const ROWS = 50

export const libraryPage = (filter: LibraryFilter) =>
  queryOptions({
    queryKey: ['library', filter.organisation, filter],
    queryFn: () => call(evidence.listEvidence, { ...filter, limit: ROWS }),
    retry: false,
  })

export const documentOf = (id: string) =>
  queryOptions({
    queryKey: ['evidence', id],
    queryFn: () => call(evidence.showEvidence, { evidence: id }),
    retry: false,
  })

/** After a document was hung, taken off or described: all that tells of it is asked anew. */
export async function refreshEvidence(queries: QueryClient): Promise<void> {
  const parts = ['period-evidence', 'library', 'evidence']
  await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: [part] })))
}
