import type { QueryClient } from '@tanstack/react-query'
import { CallError } from '#contract/client.ts'
import { editionDrafts, type DraftJudgement, type EditionDraftView } from '#contract/edition-drafts.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { call } from '../api.ts'
import { afterAct, begunWith, type EditAct, type EditHistory } from './edit-history.ts'
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

/** What a page shows of a draft at a moment. */
export type DraftShown = {
  readonly history: EditHistory
  readonly judgement: DraftJudgement
  readonly state: SaveState
}

const PAUSE_MS = 800
/** What could not be written is tried again by itself. */
const AGAIN_MS = 5000

/** A draft that is being written: every change is kept here at once, and on the server a moment later. */
export class DraftStore {
  private shown: DraftShown
  private server: { readonly definition: Edition; readonly version: number }
  private rest: SaveState = { kind: 'opened' }
  private timer: ReturnType<typeof setTimeout> | undefined
  private sending: Promise<boolean> | undefined
  private isGivenUp = false
  private readonly listeners = new Set<() => void>()
  private readonly id: string
  private readonly queries: QueryClient

  constructor(view: EditionDraftView, queries: QueryClient) {
    const { id, definition, version, findings, refused } = view
    this.id = id
    this.queries = queries
    this.server = { definition, version }
    this.shown = { history: begunWith(definition), judgement: { findings, refused }, state: this.rest }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): DraftShown => this.shown

  get definition(): Edition {
    return this.shown.history.now
  }

  get isBehind(): boolean {
    return this.definition !== this.server.definition
  }

  /** `field`: typing on in the same one is one act. */
  readonly change = (to: Edition, field?: string): void => this.act({ kind: 'change', to, field })
  readonly undo = (): void => this.act({ kind: 'undo' })
  readonly redo = (): void => this.act({ kind: 'redo' })

  /** Writes what is not written; true when the server has all of it. */
  readonly save = (): Promise<boolean> => {
    clearTimeout(this.timer)
    if (this.isGivenUp) return Promise.resolve(!this.isBehind)
    this.sending ??= this.send().finally(() => {
      this.sending = undefined
    })
    return this.sending
  }

  /** What is not written is not written any more. */
  readonly giveUp = (): void => {
    clearTimeout(this.timer)
    this.isGivenUp = true
  }

  /** After somebody else's change: what is here goes over it. */
  readonly keepMine = (): void => {
    const { state } = this.shown
    if (state.kind !== 'stale') return
    this.server = { ...this.server, version: state.current.version }
    void this.save()
  }

  readonly takeTheirs = ({ definition, version, findings, refused }: EditionDraftView): void => {
    this.server = { definition, version }
    this.rest = { kind: 'saved', at: new Date() }
    this.show({ history: begunWith(definition), judgement: { findings, refused }, state: this.rest })
  }

  private act(act: EditAct): void {
    this.show({ history: afterAct(this.shown.history, act) })
    if (this.shown.state.kind === 'stale') return
    clearTimeout(this.timer)
    if (this.sending) return
    this.show({ state: this.isBehind ? { kind: 'unsaved' } : this.rest })
    if (this.isBehind) this.later(PAUSE_MS)
  }

  private later(afterMs: number): void {
    this.timer = setTimeout(() => void this.save(), afterMs)
  }

  private async send(): Promise<boolean> {
    while (this.isBehind) {
      const { definition } = this
      this.show({ state: { kind: 'saving' } })
      try {
        await this.write(definition)
      } catch (error) {
        const state = stateAfter(error)
        this.show({ state })
        if (state.kind === 'failed') this.later(AGAIN_MS)
        return false
      }
    }
    this.show({ state: this.rest })
    return true
  }

  private async write(definition: Edition): Promise<void> {
    const { version } = this.server
    const answer = await call(editionDrafts.changeEditionDraft, { edition: this.id, version, definition })
    this.server = { definition, version: answer.version }
    this.rest = { kind: 'saved', at: new Date() }
    this.show({ judgement: { findings: answer.findings, refused: answer.refused } })
    // Whatever shows the draft next shows what was written last.
    this.queries.setQueryData(draftOf(this.id).queryKey, (before) => before && { ...before, ...answer, definition })
  }

  private show(change: Partial<DraftShown>): void {
    this.shown = { ...this.shown, ...change }
    for (const listener of this.listeners) listener()
  }
}

function stateAfter(error: unknown): SaveState {
  const current = error instanceof CallError && error.code === 'stale' ? currentOf(error.details) : undefined
  return current ? { kind: 'stale', current } : { kind: 'failed', error }
}

function currentOf(details: unknown): Current | undefined {
  const isThere = typeof details === 'object' && details !== null && 'current' in details
  return isThere ? (details.current as Current) : undefined
}
