import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { CallError } from '#contract/client.ts'
import { editionDrafts, type DraftJudgement, type EditionDraftView } from '#contract/edition-drafts.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { call } from '../api.ts'
import { afterAct, begunWith } from './edit-history.ts'
import { draftOf } from './queries.ts'

/** How what is on the page stands to what the server has. */
export type SaveState =
  | { readonly kind: 'opened' | 'unsaved' | 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'stale'; readonly current: Current }

/** Who left the version that the server has. */
export type Current = {
  readonly version: number
  readonly changedAt: string
  readonly changedBy: { readonly name: string }
}

export type DraftOnPage = {
  readonly definition: Edition
  readonly judgement: DraftJudgement
  readonly state: SaveState
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** `field`: typing on in the same one is one act. */
  readonly change: (to: Edition, field?: string) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Writes what is not written; true when the server has all of it. */
  readonly save: () => Promise<boolean>
  readonly keepMine: () => void
  readonly takeTheirs: (theirs: EditionDraftView) => void
}

const PAUSE_MS = 800
/** What could not be written is tried again by itself. */
const AGAIN_MS = 5000

/** A draft that is being written: every change is kept here at once, and on the server a moment later. */
export function useDraft(view: EditionDraftView): DraftOnPage {
  const queries = useQueryClient()
  const [history, act] = useReducer(afterAct, view.definition, begunWith)
  const [judgement, judge] = useState<DraftJudgement>(view)
  const [state, set] = useState<SaveState>({ kind: 'opened' })
  const server = useRef({ definition: view.definition, version: view.version })
  const page = useRef(history.now)
  const sending = useRef<Promise<boolean>>(undefined)
  const rest = useRef<SaveState>({ kind: 'opened' })
  page.current = history.now

  const send = useCallback(async (): Promise<boolean> => {
    while (page.current !== server.current.definition) {
      const definition = page.current
      set({ kind: 'saving' })
      try {
        const { version } = server.current
        const answer = await call(editionDrafts.changeEditionDraft, { edition: view.id, version, definition })
        server.current = { definition, version: answer.version }
        // Whatever shows the draft next shows what was written last.
        queries.setQueryData(draftOf(view.id).queryKey, (before) => before && { ...before, ...answer, definition })
        judge({ findings: answer.findings, refused: answer.refused })
      } catch (error) {
        set(stateAfter(error))
        return false
      }
    }
    rest.current = { kind: 'saved', at: new Date() }
    set(rest.current)
    return true
  }, [queries, view.id])

  const save = useCallback((): Promise<boolean> => {
    sending.current ??= send().finally(() => {
      sending.current = undefined
    })
    return sending.current
  }, [send])

  useSaving({
    isOpen: state.kind !== 'stale',
    hasFailed: state.kind === 'failed',
    definition: history.now,
    server,
    save,
    unsaved: () => set({ kind: 'unsaved' }),
    settled: () => set((before) => (before.kind === 'unsaved' ? rest.current : before)),
  })

  return {
    definition: history.now,
    judgement,
    state,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (to, field) => act({ kind: 'change', to, field }),
    undo: () => act({ kind: 'undo' }),
    redo: () => act({ kind: 'redo' }),
    save,
    keepMine: () => {
      if (state.kind !== 'stale') return
      server.current = { ...server.current, version: state.current.version }
      void save()
    },
    takeTheirs: (theirs) => {
      server.current = { definition: theirs.definition, version: theirs.version }
      act({ kind: 'begin', with: theirs.definition })
      judge(theirs)
      set({ kind: 'saved', at: new Date() })
    },
  }
}

type Saving = {
  readonly isOpen: boolean
  readonly hasFailed: boolean
  readonly definition: Edition
  readonly server: { readonly current: { readonly definition: Edition } }
  readonly save: () => Promise<boolean>
  readonly unsaved: () => void
  /** What was done has been taken back before it was written. */
  readonly settled: () => void
}

/** Writes after a pause in typing, and when the page is left; a window that is closed too early asks. */
function useSaving({ isOpen, hasFailed, definition, server, save, unsaved, settled }: Saving): void {
  const isBehind = definition !== server.current.definition
  useEffect(() => {
    if (!isBehind) settled()
    if (!isBehind || !isOpen) return undefined
    unsaved()
    const wait = setTimeout(() => void save(), PAUSE_MS)
    return () => clearTimeout(wait)
    // The functions are made anew each time and do the same.
  }, [definition, isBehind, isOpen])
  useEffect(() => {
    if (!hasFailed) return undefined
    const again = setTimeout(() => void save(), AGAIN_MS)
    return () => clearTimeout(again)
  }, [hasFailed, save])
  useEffect(() => {
    if (!isBehind) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isBehind])
  useEffect(() => () => void save(), [save])
}

function stateAfter(error: unknown): SaveState {
  const current = error instanceof CallError && error.code === 'stale' ? currentOf(error.details) : undefined
  return current ? { kind: 'stale', current } : { kind: 'failed', error }
}

function currentOf(details: unknown): Current | undefined {
  return typeof details === 'object' && details !== null && 'current' in details
    ? (details.current as Current)
    : undefined
}
