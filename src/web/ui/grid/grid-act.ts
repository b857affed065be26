import type { Move, MoveKey } from './place.ts'

/** What a key does while a cell has the focus and nothing is edited. */
export type GridAct =
  | { readonly kind: 'move'; readonly move: Move }
  /** Opens the cell with what stands in it. */
  | { readonly kind: 'edit' }
  /** Opens the cell empty; the key itself goes into it, so that an input method can begin there. */
  | { readonly kind: 'overwrite' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'all' }
  /** Back from a range to one cell. */
  | { readonly kind: 'narrow' }

/** What a key does while a cell is edited: takes what was typed and goes on, or drops it. */
export type EditAct =
  | { readonly kind: 'take'; readonly way: 'down' | 'up' | 'right' | 'left' }
  | { readonly kind: 'drop' }

export type Key = Pick<KeyboardEvent, 'key' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>

const MOVES: readonly string[] = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] satisfies readonly MoveKey[]

/** The keys of a grid as the ARIA authoring practices have them; undefined: not the grid's. */
export function gridActOf(event: Key): GridAct | undefined {
  const { key, shiftKey, altKey } = event
  const isFar = event.ctrlKey || event.metaKey
  if (altKey) return undefined
  if (MOVES.includes(key)) return { kind: 'move', move: { key: key as MoveKey, isFar, draws: shiftKey } }
  if (isFar) return key.toLowerCase() === 'a' ? { kind: 'all' } : undefined
  if (key === 'Enter' || key === 'F2') return { kind: 'edit' }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' }
  if (key === 'Escape') return { kind: 'narrow' }
  return isWritten(event) ? { kind: 'overwrite' } : undefined
}

/** Arrows up and down leave the cell as Enter does; left and right stay within what is typed. */
export function editActOf(event: Key): EditAct | undefined {
  const { key, shiftKey, isComposing, keyCode } = event
  // 229: a key that belongs to an input method.
  if (isComposing || keyCode === 229) return undefined
  if (key === 'Escape') return { kind: 'drop' }
  if (key === 'Enter') return { kind: 'take', way: shiftKey ? 'up' : 'down' }
  if (key === 'Tab') return { kind: 'take', way: shiftKey ? 'left' : 'right' }
  if (key === 'ArrowDown') return { kind: 'take', way: 'down' }
  return key === 'ArrowUp' ? { kind: 'take', way: 'up' } : undefined
}

/** One character, or a key of an input method ("Process", 229). */
function isWritten({ key, keyCode }: Key): boolean {
  return key === 'Process' || keyCode === 229 || [...key].length === 1
}
