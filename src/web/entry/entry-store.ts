import type { CallError } from '#contract/client.ts'
import type { FormView } from '#contract/forms.ts'
import type { LiveLeafView } from '#contract/live-points.ts'
import { StaleDetails, type ClaimView, type Saved } from '#contract/values.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { HardFault, ValueContent } from '#domain/value/value-content.ts'
import { isUnsaved, type Cell, type Sending, type Wish } from './cell.ts'
import { newKey } from './new-key.ts'
import { restored } from './restored-cell.ts'
import { isSameContent } from './same-content.ts'
import { SaveQueue, type Connection } from './save-queue.ts'
import { totalsOf, type Totals } from './totals.ts'
import { typedContent } from './typed-content.ts'
import type { Unsaved, UnsavedValues } from './unsaved-values.ts'

/** What the store needs from outside. */
export type StoreParts = {
  readonly items: ReadonlyMap<string, DataItem>
  /** Absent where no points are shown. */
  readonly outline?: Outline | undefined
  readonly send: (cell: Cell, sending: Sending) => Promise<Saved>
  readonly unsaved: UnsavedValues
  /** A sentence's worth of news, for whoever cannot see the page. */
  readonly tell: (news: News) => void
  /** Takes anew what the server holds: it has gone on without this page. */
  readonly refresh: () => Promise<void>
}

export type News =
  | { readonly kind: 'saved'; readonly item: DataItem; readonly leaf?: LiveLeafView | undefined }
  | { readonly kind: 'trouble'; readonly item: DataItem }

type CellStart = Pick<Cell, 'value' | 'previous' | 'findings' | 'parts' | 'part'> & { readonly item: string }

export type EntryState = {
  readonly cells: ReadonlyMap<string, Cell>
  readonly leaves: ReadonlyMap<string, LiveLeafView>
  readonly claims: ReadonlyMap<string, ClaimView>
  readonly connection: Connection
  readonly totals: Totals | undefined
}

const EMPTY: EntryState = {
  cells: new Map(),
  leaves: new Map(),
  claims: new Map(),
  connection: { kind: 'open' },
  totals: undefined,
}

/** Saves are begun so long after the last key. */
const PAUSE_MS = 800

/** All that is seen and typed in one form. Cells are replaced, never changed, so that only what changed is drawn anew. */
export class EntryStore {
  private readonly parts: StoreParts
  private readonly queue: SaveQueue
  private readonly listeners = new Set<() => void>()
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()
  private focused = ''
  private now = EMPTY

  constructor(parts: StoreParts) {
    this.parts = parts
    this.queue = new SaveQueue({
      begin: (id) => this.begin(id),
      send: (id, sending) => parts.send(this.cell(id), sending),
      done: (id, sending, saved) => this.done(id, sending, saved),
      refused: (id, sending, error) => this.refused(id, sending, error),
      connection: (connection) => this.set({ connection }),
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
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
    const cell = this.cell(id)
    const read = typedContent(cell.item, typed)
    if (read.kind === 'fault') return this.want(id, undefined, { typed, fault: read.fault, isLeft: false })
    const content = read.kind === 'empty' ? emptied(cell) : read.content
    const wish: Wish | undefined = content && !isAsSaved(cell, content) ? { act: 'save', content } : undefined
    this.want(id, wish, { typed, fault: undefined, isLeft: false }, PAUSE_MS)
  }

  /** What was typed is sent at once; what is wrong with it is told from now on. */
  leave(id: string): void {
    const cell = this.cell(id)
    this.focused = ''
    const note = cell.typedNote?.trim()
    if (note !== undefined && note !== (cell.value?.note ?? '')) return this.saveNote(id, note)
    if (!isUnsaved(cell)) {
      const isClean = cell.typed === undefined && cell.typedNote === undefined && cell.isLeft
      if (!isClean) this.change(id, { typed: undefined, typedNote: undefined, isLeft: true })
      return
    }
    this.change(id, { isLeft: true })
    if (cell.wish && !cell.theirs && !cell.refused) this.flush(id)
  }

  /** A choice, a reason, a zero, a withdrawal: saved at once. */
  give(id: string, content: ValueContent): void {
    this.want(id, { act: 'save', content }, { typed: undefined, fault: undefined, isLeft: true })
  }

  typeNote(id: string, typedNote: string): void {
    this.change(id, { typedNote })
  }

  confirm(id: string): void {
    this.want(id, { act: 'confirm' })
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

  private set(change: Partial<EntryState>): void {
    const { outline } = this.parts
    const totals = change.leaves && outline ? totalsOf(outline, change.leaves) : this.now.totals
    this.now = { ...this.now, ...change, totals }
    for (const listener of this.listeners) listener()
  }

  private change(id: string, next: Partial<Cell>): void {
    const cells = new Map(this.now.cells)
    this.set({ cells: cells.set(id, { ...this.cell(id), ...next }) })
    this.keepUnsaved()
  }

  /** Takes what the server holds; what is unsaved here stays, and its save will tell whether it was overtaken. */
  private load(starts: readonly CellStart[], leaves: readonly LiveLeafView[], claims: readonly ClaimView[]): void {
    const kept = this.now.cells.size === 0 ? this.parts.unsaved.read() : new Map<string, Unsaved>()
    const cells = new Map<string, Cell>()
    for (const start of starts) {
      const id = cellKey(start.item, start.part)
      const cell = this.loaded(id, start, kept.get(id))
      if (cell) cells.set(id, cell)
    }
    this.set({
      cells,
      leaves: new Map(leaves.map((leaf) => [leaf.code, leaf])),
      claims: new Map(claims.map((claim) => [claim.node, claim])),
    })
    for (const [id, { wish, sending }] of cells) if (wish ?? sending) this.queue.add(id)
    this.keepUnsaved()
  }

  private loaded(id: string, { item: name, ...start }: CellStart, kept: Unsaved | undefined): Cell | undefined {
    const item = this.parts.items.get(name)
    const known = this.now.cells.get(id)
    if (!item || (known && isUnsaved(known))) return known
    const { savedAt, typedNote } = known ?? {}
    return { item, isLeft: true, savedAt, typedNote, ...start, ...restored(item, start.value, kept) }
  }

  private keepUnsaved(): void {
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

  private done(id: string, sending: Sending, { value, findings, leaves }: Saved): void {
    const { item, wish, fault, typed } = this.cell(id)
    const isLast = wish === undefined || isSameWish(wish, sending.wish)
    const isStillTyped = this.focused === id || fault !== undefined
    const rest = isLast
      ? { ...NOTHING_WANTED, typed: isStillTyped ? typed : undefined, typedNote: undefined }
      : { seen: value.version }
    const savedAt = new Date().toISOString()
    this.change(id, { value, findings, sending: undefined, refused: undefined, savedAt, ...rest })
    const merged = new Map(this.now.leaves)
    for (const leaf of leaves) merged.set(leaf.code, leaf)
    this.set({ leaves: merged })
    this.parts.tell({ kind: 'saved', item, leaf: leaves[0] })
    if (!isLast) this.queue.add(id)
  }

  private refused(id: string, sending: Sending, error: CallError): void {
    this.parts.tell({ kind: 'trouble', item: this.cell(id).item })
    if (error.code === 'stale') return this.overtaken(id, sending, error)
    // Somebody else confirmed it already.
    if (error.code === 'wrong-state' && sending.wish.act === 'confirm') {
      this.change(id, { ...NOTHING_WANTED, sending: undefined })
      return this.refresh()
    }
    // Sent again with the same key, a failed save is still done once.
    if (error.code === 'internal') return this.change(id, { refused: 'internal' })
    const { faults } = (error.details ?? {}) as { faults?: readonly HardFault[] }
    const [fault] = error.code === 'value-not-saved' ? (faults ?? []) : []
    if (fault) this.change(id, { sending: undefined, wish: undefined, isLeft: true, fault: { kind: 'hard', fault } })
    else this.change(id, { sending: undefined, refused: error.code as 'bad-input' })
  }

  /** Somebody was faster. The same content is no conflict; any other is shown beside one's own. */
  private overtaken(id: string, { wish: sent }: Sending, error: CallError): void {
    const details = StaleDetails.safeParse(error.details)
    if (!details.success) return this.change(id, { sending: undefined, refused: 'stale' })
    const { current } = details.data
    const wish = this.cell(id).wish ?? sent
    if (wish.act === 'save' && !isSameContent(wish.content, current.content))
      return this.change(id, { sending: undefined, wish, theirs: current })
    this.change(id, { ...NOTHING_WANTED, sending: undefined, value: current })
    this.refresh()
  }
}

const NOTHING_WANTED = { wish: undefined, seen: undefined, typed: undefined } as const

export function cellKey(item: string, part: string | undefined): string {
  return part === undefined ? item : `${item}/${part}`
}

/** What an empty field means: that what was given is taken back; nothing where nothing was. */
function emptied({ value, sending }: Cell): ValueContent | undefined {
  return (value && value.state !== 'withdrawn') || sending ? { kind: 'withdrawn' } : undefined
}

function isAsSaved({ value, sending }: Cell, content: ValueContent): boolean {
  return !sending && value !== undefined && isSameContent(value.content, content)
}

function isSameWish(a: Wish, b: Wish): boolean {
  if (a.act === 'confirm' || b.act === 'confirm') return a.act === b.act
  return a.note === b.note && isSameContent(a.content, b.content)
}
