import type { KeyboardEvent } from 'react'
import {
  addedBehind,
  addedBelow,
  movedNode,
  removedNode,
  type Added,
  type Step,
} from '#domain/edition/edit/edit-tree.ts'
import { placesOf } from '#domain/edition/edit/place.ts'
import type { DraftStore } from './draft-store.ts'
import { words } from './words.ts'

const STEPS: Readonly<Record<string, Step>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

/** What is done to the rows by keys or by buttons; each act is said, and the row that it leads to has the focus. */
export class TreeActs {
  private readonly store: DraftStore
  private readonly choose: (node: string | undefined) => void
  private readonly say: (sentence: string) => void

  constructor(store: DraftStore, choose: TreeActs['choose'], say: TreeActs['say']) {
    this.store = store
    this.choose = choose
    this.say = say
  }

  readonly move = (code: string, step: Step): void => {
    const moved = movedNode(this.store.definition, code, step)
    this.say(moved ? words.tree.moved(code) : words.tree.cannotMove)
    if (!moved) return
    this.store.change(moved)
    focusSoon(rowId(code))
  }

  readonly addBelow = (code: string | undefined): void =>
    this.added(addedBelow(this.store.definition, code, words.tree.newTitle))

  readonly addBehind = (code: string): void => this.added(addedBehind(this.store.definition, code, words.tree.newTitle))

  readonly remove = (code: string): void => {
    const { definition } = this.store
    const at = codesOf(definition).indexOf(code)
    const without = removedNode(definition, code)
    if (without === definition) return this.say(words.tree.cannotMove)
    this.store.change(without)
    const left = codesOf(without)
    const next = left[Math.min(at, left.length - 1)]!
    this.choose(next)
    this.say(words.tree.removed(code))
    focusSoon(rowId(next))
  }

  readonly onKey = (event: KeyboardEvent, code: string): void => {
    const step = STEPS[event.key]
    if (step && event.altKey) this.move(code, step)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') walk(event.currentTarget, event.key)
    else if (event.key === 'Delete') this.remove(code)
    else if (event.key === 'Insert') this.addBehind(code)
    else return
    event.preventDefault()
  }

  private added({ edition, code }: Added): void {
    this.store.change(edition)
    this.choose(code)
    this.say(words.tree.added(code))
    focusSoon(TITLE_FIELD)
  }
}

const NARROW = '(max-width: 1020px)'

/** Whoever goes by keys, or has the panel in the tree's place, is led into it. */
export function leadIntoPanel({ detail }: { readonly detail: number }): void {
  if (detail === 0 || matchMedia(NARROW).matches) focusSoon(PANEL_HEADING)
}

/** What the panel is about, at its top. */
export const PANEL_HEADING = 'tieu-de-o-ben'

/** Where the title of the chosen row is typed. */
export const TITLE_FIELD = 'ten-muc'

export function rowId(code: string): string {
  return `muc-${code}`
}

function codesOf(edition: DraftStore['definition']): string[] {
  return [...placesOf(edition)].map(({ node }) => node.code)
}

/** To the row drawn before or after. */
function walk(from: Element, key: string): void {
  const row = from.closest('tr')
  const next = key === 'ArrowUp' ? row?.previousElementSibling : row?.nextElementSibling
  next?.querySelector('button')?.focus()
}

/** Once what was done is drawn. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()))
}
