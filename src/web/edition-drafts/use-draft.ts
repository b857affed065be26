import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { DraftJudgement, EditionDraftView } from '#contract/edition-drafts.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { DraftStore, type SaveState } from './draft-store.ts'

/** A draft as a page shows and changes it. */
export type DraftOnPage = {
  readonly store: DraftStore
  readonly definition: Edition
  readonly judgement: DraftJudgement
  readonly state: SaveState
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** Writes also when the page is left; who leaves it too early is asked by `Leaving`. */
export function useDraft(view: EditionDraftView): DraftOnPage {
  const queries = useQueryClient()
  const [store] = useState(() => new DraftStore(view, queries))
  const { history, judgement, state } = useSyncExternalStore(store.subscribe, store.snapshot)
  useEffect(() => () => void store.save(), [store])
  return {
    store,
    definition: history.now,
    judgement,
    state,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  }
}
