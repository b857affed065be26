import { useEffect } from 'react'
import type { EntryStore } from './entry-store.ts'

/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z in a form; whatever else is being written on the page keeps its own. */
export function useUndoKeys(store: EntryStore): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const way = wayOf(event)
      if (!way || isOtherText(event.target)) return
      event.preventDefault()
      if (way === 'undo') store.undo()
      else store.redo()
      showTurned(store)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [store])
}

function wayOf({ isComposing, keyCode, key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) {
  // 229: a key that belongs to an input method.
  if (isComposing || keyCode === 229 || altKey || !(ctrlKey || metaKey)) return undefined
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' ? 'redo' : undefined
}

/** A search, a reason, a note; and words of several lines, where the browser's own undo is the finer one. */
function isOtherText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.dataset['cell'] === undefined
}

/** What was undone is brought into sight, and the place goes on from there. */
function showTurned(store: EntryStore): void {
  const [first] = store.state().turn?.edit.changes ?? []
  const row = first && document.querySelector<HTMLElement>(`[data-row="${CSS.escape(first.id)}"]`)
  row?.querySelector<HTMLElement>('[data-cell]')?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}
