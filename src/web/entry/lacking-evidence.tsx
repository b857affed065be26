import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
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

/** By the codes of criteria. */
type Lacking = ReadonlyMap<string, MissingEvidence>

const NOTHING: Lacking = new Map()
const LackingContext = createContext(NOTHING)

/** Method §12.5, of the form as it stands on the page: the criteria whose points nothing supports. */
export function useLackingEvidence(): Lacking {
  return useContext(LackingContext)
}

/** Works it out once for all parts of a form, when another number is saved and not while it is typed. */
export function LackingEvidence({ children }: { children: ReactNode }) {
  const entry = useEntry()
  const { data } = useQuery(periodEvidenceOf(entry.key))
  const state = useEntryState((now) => now, isSavedTheSame)
  const found = useMemo(() => (data ? lackingOf(entry, state, data) : NOTHING), [entry, state, data])
  const [lacking, keep] = useState(found)
  if (!isSame(lacking, found)) keep(found)
  return <LackingContext value={lacking}>{children}</LackingContext>
}

function isSavedTheSame(one: EntryState, other: EntryState): boolean {
  if (one.claims !== other.claims || one.cells.size !== other.cells.size) return false
  if (one.cells === other.cells) return true
  for (const [id, { value }] of one.cells) if (other.cells.get(id)?.value !== value) return false
  return true
}

function isSame(one: Lacking, other: Lacking): boolean {
  return one === other || JSON.stringify([...one]) === JSON.stringify([...other])
}

function lackingOf(entry: Entry, { cells, claims }: EntryState, data: Hanging): Lacking {
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
  return new Map(missing.map((one) => [one.node, one]))
}
