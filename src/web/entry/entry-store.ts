import type { CallError } from '#contract/client.ts'
import type { FormView } from '#contract/forms.ts'
import type { LiveLeafView } from '#contract/live-points.ts'
import type { ClaimView, Saved } from '#contract/values.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { afterRefusal, afterSave, emptied, isAsSaved, NOTHING_WANTED } from './after-saving.ts'
import { isUnsaved, type Cell, type Sending, type Wish } from './cell.ts'
import { actOf, standOf, type EditAct, type Stand } from './edit-history.ts'
import { EditKeeper } from './edit-keeper.ts'
import { EMPTY, type EntryState, type StoreParts } from './entry-state.ts'
import { cellKey, isSavedSince, loadedCells, type CellStart } from './loaded-cells.ts'
import { newKey } from './new-key.ts'
import { isSameContent } from '#domain/value/same-content.ts'
import { SaveQueue } from './save-queue.ts'
import { totalsOf } from './totals.ts'
import { typedContent } from './typed-content.ts'
import type { Unsaved } from './unsaved-values.ts'

/** Saves are begun so long after the last key. */
const PAUSE_MS = 800

/** All that is seen and typed in one form. Cells are replaced, never changed, so that only what changed is drawn anew. */
export class EntryStore {
  private readonly parts: StoreParts
  private readonly queue: SaveQueue
  private readonly edits: EditKeeper
  private readonly listeners = new Set<() => void>()
  private readonly cellListeners = new Map<string, Set<() => void>>()
  private readonly tellListeners: () => void
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()
  private focused = ''
  /** The cells of many changes that are told together; nobody has seen them yet. */
  private underway: Map<string, Cell> | undefined
  private now = EMPTY

  constructor(parts: StoreParts) {
    this.parts = parts
    this.tellListeners = parts.behind(() => {
      for (const listener of this.listeners) listener()
    })
    this.queue = new SaveQueue({
      begin: (id) => this.begin(id),
      send: (id, sending) => parts.send(this.cell(id), sending),
      done: (id, sending, saved) => this.done(id, sending, saved),
      refused: (id, sending, error) => this.refused(id, sending, error),
      connection: (connection) => this.set({ connection }),
    })
    this.edits = new EditKeeper({
      state: () => this.now,
      set: (change) => this.set(change),
      put: (id, stand) => this.put(id, stand),
      tell: parts.tell,
    })
  }

  /** Listens to the form as a whole; told behind the cells. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Listens to one cell; told at once. */
  subscribeCell(id: string, listener: () => void): () => void {
    const listeners = this.cellListeners.get(id) ?? new Set()
    this.cellListeners.set(id, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  state(): EntryState {
    return this.now
  }

  loadForm({ rows, leaves, claims }: Pick<FormView, 'rows' | 'leaves' | 'claims'>): void {
    this.load(rows, leaves, claims)
  }

  loadCells(starts: readonly CellStart[]): void {
    this.load(starts, [], [])
  }

  focus(id: string): void {
    this.focused = id
  }

  type(id: string, typed: string): void {
    this.edits.beginTyping(id)
    this.read(id, typed)
  }

  /** What was typed is sent at once; what is wrong with it is told from now on. */
  leave(id: string): void {
    const cell = this.cell(id)
    this.focused = ''
    const note = cell.typedNote?.trim()
    if (note !== undefined && note !== (cell.value?.note ?? '')) this.saveNote(id, note)
    else if (isUnsaved(cell)) this.flushLeft(id, cell)
    else if (cell.typed !== undefined || cell.typedNote !== undefined || !cell.isLeft)
      this.change(id, { typed: undefined, typedNote: undefined, isLeft: true })
    this.edits.endTyping()
  }

  /** A choice, a reason, a zero, a withdrawal: saved at once. */
  give(id: string, content: ValueContent): void {
    this.giveAll(new Map([[id, content]]), actOf(content))
  }

  /** Several cells at once, as one act. */
  giveAll(contents: ReadonlyMap<string, ValueContent>, act: EditAct): void {
    this.together(() => {
      this.edits.endTyping()
      const before = new Map([...contents.keys()].map((id) => [id, standOf(this.cell(id))]))
      for (const [id, content] of contents) {
        const { content: stood, note } = before.get(id)!
        this.put(id, { content, ...(isSameContent(stood, content) && { note }) })
      }
      this.edits.record(act, before)
    })
  }

  /** Copies that the server made: what stands in these cells is new. */
  noteCopies(ids: readonly string[]): void {
    this.edits.endTyping()
    this.edits.record('copied', new Map(ids.map((id) => [id, { content: { kind: 'withdrawn' } }])))
  }

  typeNote(id: string, typedNote: string): void {
    this.edits.beginTyping(id)
    this.change(id, { typedNote })
  }

  confirm(id: string): void {
    this.want(id, { act: 'confirm' })
  }

  undo(): void {
    this.together(() => this.edits.undo())
  }

  redo(): void {
    this.together(() => this.edits.redo())
  }

  /** Sends again what the server refused for now. */
  again(id: string): void {
    this.change(id, { refused: undefined })
    this.flush(id)
  }

  /** Drops what was typed and could not be saved. */
  drop(id: string): void {
    this.change(id, { ...NOTHING_WANTED, fault: undefined, sending: undefined, refused: undefined, isLeft: true })
  }

  keepTheirs(id: string): void {
    this.change(id, { ...NOTHING_WANTED, theirs: undefined, value: this.cell(id).theirs, findings: [] })
    this.refresh()
  }

  writeMine(id: string): void {
    const { theirs } = this.cell(id)
    this.change(id, { theirs: undefined, value: theirs, seen: theirs?.version })
    this.flush(id)
  }

  resume(): void {
    this.queue.resume()
  }

  start(): void {
    this.queue.start()
  }

  stop(): void {
    this.queue.stop()
    for (const timer of this.timers.values()) clearTimeout(timer)
  }

  private cell(id: string): Cell {
    return this.now.cells.get(id)!
  }

  /** Lets something stand in a cell; what the server has already is not sent again. */
  private put(id: string, { content, note, typed }: Stand): void {
    if (typed !== undefined) return this.read(id, typed, true)
    const cell = this.cell(id)
    const isSame = content.kind === 'withdrawn' ? emptied(cell) === undefined : isAsSaved(cell, content)
    const isThere = isSame && cell.value?.note === note
    const wish: Wish = { act: 'save', content, ...(note !== undefined && { note }) }
    const more = { typed: undefined, typedNote: undefined, fault: undefined, isLeft: true }
    this.want(id, isThere ? undefined : wish, more)
  }

  private read(id: string, typed: string, isLeft = false): void {
    const cell = this.cell(id)
    const read = typedContent(cell.item, typed)
    if (read.kind === 'fault') return this.want(id, undefined, { typed, fault: read.fault, isLeft })
    const content = read.kind === 'empty' ? emptied(cell) : read.content
    const wish: Wish | undefined = content && !isAsSaved(cell, content) ? { act: 'save', content } : undefined
    this.want(id, wish, { typed, fault: undefined, isLeft }, PAUSE_MS)
  }

  private set(change: Partial<EntryState>): void {
    const { outline } = this.parts
    const totals = change.leaves && outline ? totalsOf(outline, change.leaves) : this.now.totals
    const { cells: before } = this.now
    this.now = { ...this.now, ...change, totals }
    if (this.underway) return
    if (change.cells) this.tellCells(before, change.cells)
    this.tellListeners()
  }

  private tellCells(before: EntryState['cells'], after: EntryState['cells']): void {
    for (const [id, listeners] of this.cellListeners) {
      if (before.get(id) === after.get(id)) continue
      for (const listener of listeners) listener()
    }
  }

  /** Many changes, told and kept once: a block may have a thousand cells. */
  private together(change: () => void): void {
    const { cells: before } = this.now
    this.underway = new Map(before)
    change()
    this.underway = undefined
    this.keepUnsaved()
    this.tellCells(before, this.now.cells)
    this.tellListeners()
  }

  private change(id: string, next: Partial<Cell>): void {
    const cells = this.underway ?? new Map(this.now.cells)
    this.set({ cells: cells.set(id, { ...this.cell(id), ...next }) })
    this.keepUnsaved()
  }

  private load(starts: readonly CellStart[], leaves: readonly LiveLeafView[], claims: readonly ClaimView[]): void {
    const { cells: known } = this.now
    const kept = known.size === 0 ? this.parts.unsaved.read() : new Map<string, Unsaved>()
    const cells = loadedCells(starts, { items: this.parts.items, cells: known, kept })
    // Of an answer that a save of this page has overtaken the points are older than those that the save brought.
    const isOvertaken = starts.some((start) => {
      const cell = known.get(cellKey(start.item, start.part))
      return cell !== undefined && isSavedSince(cell, start)
    })
    this.set({
      cells,
      ...(!isOvertaken && { leaves: new Map(leaves.map((leaf) => [leaf.code, leaf])) }),
      claims: new Map(claims.map((claim) => [claim.node, claim])),
    })
    for (const id of new Set([...kept.keys(), ...cells.keys()]))
      if (cells.get(id)?.wish ?? cells.get(id)?.sending) this.queue.add(id)
    this.keepUnsaved()
  }

  private keepUnsaved(): void {
    if (this.underway) return
    const values = new Map<string, Unsaved>()
    for (const [id, cell] of this.now.cells) {
      const { typed, typedNote, wish, seen, sending } = cell
      if (isUnsaved(cell) || typedNote !== undefined) values.set(id, { typed, typedNote, wish, seen, sending })
    }
    this.parts.unsaved.write(values)
  }

  /** The first wish remembers which version was seen; later ones stand upon the same one. */
  private want(id: string, wish: Wish | undefined, more: Partial<Cell> = {}, afterMs = 0): void {
    const { seen, value, wish: before } = this.cell(id)
    const base = before === undefined ? (value?.version ?? 0) : seen
    this.change(id, { wish, seen: wish && base, refused: undefined, theirs: undefined, ...more })
    clearTimeout(this.timers.get(id))
    const timer = wish && setTimeout(() => this.queue.add(id), afterMs)
    if (timer !== undefined) this.timers.set(id, timer)
  }

  private saveNote(id: string, note: string): void {
    const { value, wish } = this.cell(id)
    const content = wish?.act === 'save' ? wish.content : value?.content
    if (content) this.want(id, { act: 'save', content, ...(note !== '' && { note }) }, { isLeft: true })
  }

  private flushLeft(id: string, { wish, theirs, refused }: Cell): void {
    this.change(id, { isLeft: true })
    if (wish && !theirs && !refused) this.flush(id)
  }

  private flush(id: string): void {
    clearTimeout(this.timers.get(id))
    this.queue.add(id)
  }

  private refresh(): void {
    this.parts.refresh().catch(() => {
      // The page goes on with what it knows; the next save tells what has changed.
    })
  }

  private begin(id: string): Sending | undefined {
    const { wish, sending, seen, theirs } = this.cell(id)
    if (sending) return sending
    if (!wish || theirs) return undefined
    const next = { wish, key: newKey(), version: seen ?? 0 }
    this.change(id, { sending: next, refused: undefined })
    return next
  }

  private done(id: string, sending: Sending, saved: Saved): void {
    const cell = this.cell(id)
    const after = afterSave(cell, sending, saved, this.focused === id, new Date().toISOString())
    this.change(id, after.change)
    const leaves = new Map(this.now.leaves)
    for (const leaf of saved.leaves) leaves.set(leaf.code, leaf)
    this.set({ leaves })
    this.parts.tell({ kind: 'saved', item: cell.item, leaf: saved.leaves[0] })
    if (after.isMore) this.queue.add(id)
  }

  private refused(id: string, sending: Sending, error: CallError): void {
    const cell = this.cell(id)
    this.parts.tell({ kind: 'trouble', item: cell.item })
    const { change, isOvertaken } = afterRefusal(cell, sending, error)
    this.change(id, change)
    if (isOvertaken) this.refresh()
  }
}
