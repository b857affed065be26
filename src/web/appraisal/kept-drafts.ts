import { useState } from 'react'
import type { Case } from './case.ts'
import { draftOf, type DecisionDraft } from './decision-draft.ts'

/** What was chosen and typed but not written, while the pages are open: going through the queue loses nothing. */
const drafts = new Map<string, DecisionDraft>()

export function useKeptDraft(one: Case) {
  const key = `${one.account} ${one.view.submission} ${one.view.criterion.code}`
  const [draft, set] = useState(() => drafts.get(key) ?? draftOf(one))
  return {
    draft,
    isBegun: drafts.has(key),
    keep: (next: DecisionDraft) => {
      drafts.set(key, next)
      set(next)
    },
    /** Back to what the server has. */
    forget: (now: Case) => {
      drafts.delete(key)
      set(draftOf(now))
    },
  }
}
