import type { LiveLeafView } from '#contract/live-points.ts'
import * as exact from '#domain/exact.ts'
import { exactFromDecimal, exactFromText, type Exact } from '#domain/exact.ts'
import type { Given } from '#domain/edition/formula/given.ts'
import type { Leaf, Letter, Outline, OutlineNode } from '#domain/edition/outline.ts'
import { leavesReading } from '#domain/scoring/items-read.ts'
import { givenOf, outcomeOf, type LeafOutcome } from '#domain/scoring/leaf-outcome.ts'
import { POINT_DECIMALS } from '#domain/scoring/published.ts'
import { exactOf, type ValueContent } from '#domain/value/value-content.ts'
import { counts } from '#domain/value/value-state.ts'
import { comesInParts, isUnsaved, type Cell } from './cell.ts'
import type { EntryState } from './entry-state.ts'
import { totalsOf } from './totals.ts'

/** What a figure that is being typed does to the points: each change as a published figure with its sign. */
export type TypingEffect = {
  readonly leaves: readonly { readonly code: string; readonly change: string }[]
  readonly total: string
  /** Every criterion that reads the figure has points now: none waits for another number. */
  readonly isWhole: boolean
}

/**
 * The change since typing began. Once it is saved the server has said the points; before that they are worked out here,
 * and only where nothing but the form's own saved numbers goes into them and what is worked out for the saved numbers
 * is what the server said. Else there is no effect to be told.
 */
export function typingEffect(state: EntryState, outline: Outline): TypingEffect | undefined {
  if (!effects.has(state)) effects.set(state, effectIn(state, outline))
  return effects.get(state)
}

// A state is replaced, never changed, and belongs to one outline.
const effects = new WeakMap<EntryState, TypingEffect | undefined>()

function effectIn(state: EntryState, outline: Outline): TypingEffect | undefined {
  const { typing, cells } = state
  const cell = typing && cells.get(typing.id)
  if (!typing?.totals || !cell || cell.fault || cell.theirs || cell.refused) return undefined
  const nodes = leavesReading(outline, { items: new Set([cell.item.id]) }).filter(({ code }) => state.leaves.has(code))
  const wish = cell.wish ?? cell.sending?.wish
  const after = new Map(typing.leaves)
  for (const node of nodes) {
    const now = state.leaves.get(node.code)!
    const leaf = wish ? (wish.act === 'save' ? foreseen(state, node, now, cell, wish.content) : undefined) : now
    if (!leaf) return undefined
    after.set(node.code, leaf)
  }
  return {
    leaves: nodes.flatMap(({ code }) => {
      const change = difference(after.get(code)!.points, typing.leaves.get(code)?.points ?? '0')
      return exact.isZero(change) ? [] : [{ code, change: exact.toDecimal(change, POINT_DECIMALS) }]
    }),
    isWhole: nodes.every(({ code }) => ['scored', 'capped', 'unscored'].includes(after.get(code)!.status)),
    total: exact.toDecimal(
      difference(totalsOf(outline, after).whole.points, typing.totals.whole.points),
      POINT_DECIMALS,
    ),
  }
}

/** The leaf as it will stand, where that can be known here. */
function foreseen(
  { cells, claims }: EntryState,
  { leaf, code }: OutlineNode,
  now: LiveLeafView,
  typed: Cell,
  content: ValueContent,
): LiveLeafView | undefined {
  const claim = claims.get(code)?.state
  if (now.status === 'unscored') return now
  if (now.status === 'not-applicable' || claim === 'claimed' || claim === 'accepted') return undefined
  const [then, soon] = [savedNumber(typed), exactOf(typed.item, content)]
  if (!soon || !leaf!.letters.every((letter) => isOwnSaved(letter, cells, typed))) return undefined
  const outcome = (own: Exact | undefined): LeafOutcome =>
    outcomeOf(leaf!, (name) => givenAt(leaf!, name, (id) => (id === typed.item.id ? own : savedNumber(cells.get(id)!))))
  if (exact.compare(outcome(then).points, exactFromText(now.exact.points)) !== 0) return undefined
  const { points, status } = outcome(soon)
  const figures = {
    points: exact.toDecimal(points, POINT_DECIMALS),
    exact: { ...now.exact, points: exact.toFraction(points) },
  }
  return { ...now, status, ...figures }
}

/** The form's own number of this very period, saved and waiting for nothing. */
function isOwnSaved({ variable, item }: Letter, cells: EntryState['cells'], typed: Cell): boolean {
  const { of, combine, period } = variable
  const cell = cells.get(item.id)
  if (of !== 'own' || combine !== 'none' || period !== 'same' || !cell || comesInParts(cell)) return false
  return item.id === typed.item.id || (!isUnsaved(cell) && savedNumber(cell) !== undefined)
}

function savedNumber({ item, value }: Cell): Exact | undefined {
  return value && counts(value.state) ? exactOf(item, value.content) : undefined
}

function givenAt(leaf: Leaf, name: string, numberOf: (item: string) => Exact | undefined): Given | undefined {
  const letter = leaf.letters.find((one) => one.name === name)
  const number = letter && numberOf(letter.item.id)
  return letter && number && givenOf(letter, number)
}

function difference(after: string, before: string): Exact {
  return exact.subtract(exactFromDecimal(after), exactFromDecimal(before))
}
