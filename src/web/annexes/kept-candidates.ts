import type { Candidate } from '#domain/edition/annex/candidate.ts'

/** What was begun and not accepted, by draft and criterion: it is there again when the page is. */
const KEPT = new Map<string, Map<string, Candidate>>()

export function keptCandidates(draft: string): Map<string, Candidate> {
  const kept = KEPT.get(draft) ?? new Map<string, Candidate>()
  KEPT.set(draft, kept)
  return kept
}
