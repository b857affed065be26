import { needsConfirmation } from './cell.ts'
import {
  isSameStand,
  recorded,
  redone,
  standOf,
  undone,
  type Change,
  type Edit,
  type EditAct,
  type Stand,
} from './edit-history.ts'
import type { EntryState, News, Turn } from './entry-state.ts'

export type KeeperParts = {
  readonly state: () => EntryState
  readonly set: (change: Partial<EntryState>) => void
  /** Lets something stand in a cell, by a further save. */
  readonly put: (id: string, stand: Stand) => void
  readonly tell: (news: News) => void
}

/** Remembers what a person did in a form, act by act, and takes it back. Whatever is typed in one stay in a field is one act. */
export class EditKeeper {
  private readonly parts: KeeperParts

  constructor(parts: KeeperParts) {
    this.parts = parts
  }

  beginTyping(id: string): void {
    const { typing, leaves, totals } = this.parts.state()
    if (typing?.id === id) return
    this.endTyping()
    this.parts.set({ typing: { id, before: this.stand(id), leaves, totals } })
  }

  endTyping(): void {
    const { typing } = this.parts.state()
    if (!typing) return
    this.parts.set({ typing: undefined })
    this.record('typed', new Map([[typing.id, typing.before]]))
  }

  record(act: EditAct, before: ReadonlyMap<string, Stand>): void {
    const changes = [...before].flatMap(([id, stood]): Change[] => {
      const after = this.stand(id)
      const { name } = this.parts.state().cells.get(id)!.item
      return isSameStand(stood, after) ? [] : [{ id, name, before: stood, after }]
    })
    if (changes.length === 0) return
    this.parts.set({ history: recorded(this.parts.state().history, { act, changes }), turn: undefined })
  }

  undo(): void {
    this.endTyping()
    const edit = this.parts.state().history.done.at(-1)
    if (edit) this.turn('undo', edit)
  }

  redo(): void {
    this.endTyping()
    const edit = this.parts.state().history.undone.at(-1)
    if (edit) this.turn('redo', edit)
  }

  /** Puts back what stood before an act, or after it, where nobody has changed it since. */
  private turn(way: Turn['way'], edit: Edit): void {
    const open = edit.changes.filter((change) => this.mayTurn(way, edit, change))
    for (const { id, before, after } of open) this.parts.put(id, way === 'undo' ? before : after)
    const { history } = this.parts.state()
    const turn = { way, edit, left: edit.changes.length - open.length }
    this.parts.set({ history: way === 'undo' ? undone(history) : redone(history), turn })
    this.parts.tell({ kind: 'turned', turn })
  }

  /** A copy that somebody has confirmed meanwhile is no copy any more. */
  private mayTurn(way: Turn['way'], { act }: Edit, { id, before, after }: Change): boolean {
    const cell = this.parts.state().cells.get(id)
    if (!cell || cell.theirs || (act === 'copied' && !needsConfirmation(cell))) return false
    return isSameStand(standOf(cell), way === 'undo' ? after : before)
  }

  private stand(id: string): Stand {
    return standOf(this.parts.state().cells.get(id)!)
  }
}
