import { useState } from 'react'
import type { Case } from './case.ts'
import { keepWords, keptWords } from '../offline/kept-words.ts'
import { draftOf, type DecisionDraft } from './decision-draft.ts'

/** What was chosen and typed but not written, while the pages are open; the words also through a reload. */
const drafts = new Map<string, DecisionDraft>()

export function useKeptDraft(one: Case) {
  const key = `${one.account} ${one.view.submission} ${one.view.criterion.code}`
  const place = `ket-luan ${one.view.submission} ${one.view.criterion.code}`
  const [draft, set] = useState(() => drafts.get(key) ?? withWords(draftOf(one), keptWords(one.account, place)))
  return {
    draft,
    isBegun: drafts.has(key),
    keep: (next: DecisionDraft) => {
      drafts.set(key, next)
      keepWords(one.account, place, next.reason)
      set(next)
    },
    /** Back to what the server has. */
    forget: (now: Case) => {
      drafts.delete(key)
      keepWords(one.account, place, '')
      set(draftOf(now))
    },
  }
}

function withWords(draft: DecisionDraft, words: string): DecisionDraft {
  return words === '' ? draft : { ...draft, reason: words }
}
