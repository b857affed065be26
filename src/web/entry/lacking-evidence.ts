import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '#contract/operation.ts'
import type { evidence } from '#contract/evidence.ts'
import { missingEvidence, type MissingEvidence } from '#domain/evidence/missing-evidence.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodFrom } from '#domain/period/period.ts'
import { counts } from '#domain/value/value-state.ts'
import { periodEvidenceOf } from '../evidence/queries.ts'
import { useEntry, useEntryState, type Entry } from './entry-context.ts'
import type { EntryState } from './entry-state.ts'

type Hanging = OutputOf<typeof evidence.showPeriodEvidence>

const NOTHING: readonly MissingEvidence[] = []

/** Method §12.5, of the form as it stands on the page: a part of what lacks, as text or a number, so that it is compared. */
export function useLackingEvidence<Part extends string | number>(
  select: (missing: readonly MissingEvidence[]) => Part,
): Part {
  const entry = useEntry()
  const { data } = useQuery(periodEvidenceOf(entry.key))
  return useEntryState((state) => select(data ? lackingOf(entry, state, data) : NOTHING))
}

let last: { readonly from: readonly unknown[]; readonly missing: readonly MissingEvidence[] } | undefined

/** Worked out once for all parts of a form that ask at one moment. */
function lackingOf(entry: Entry, { cells, claims }: EntryState, data: Hanging): readonly MissingEvidence[] {
  const from = [entry.outline, entry.kind, entry.key, cells, claims, data]
  if (last?.from.every((one, at) => one === from[at])) return last.missing
  const documents = new Map(data.evidence.map((document) => [document.evidence, document]))
  const missing = missingEvidence(entry.outline, {
    kind: entry.kind,
    periodFrom: daysOf(periodFrom(entry.key.period)!).from,
    notApplicable: [...claims].filter(([, { state }]) => state === 'accepted').map(([code]) => code),
    values: [...cells.values()].flatMap(({ item, part, value }) =>
      part === undefined && value && counts(value.state) ? [{ item: item.id, note: value.note }] : [],
    ),
    supports: data.links.flatMap(({ evidence: id, item }) => {
      const document = documents.get(id)
      return document ? [{ ...document, item }] : []
    }),
  })
  last = { from, missing }
  return missing
}
