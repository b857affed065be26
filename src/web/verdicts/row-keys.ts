import type { KeyboardEvent } from 'react'

/** The buttons of a row from left to right, as `data-act` names them. */
export const ACTS = ['choose', 'right', 'wrong'] as const
export type Act = (typeof ACTS)[number]

/** Arrows go from button to button as in a sheet: up and down in the column, left and right in the row. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, nativeEvent } = event
  if (nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  if (!(target instanceof HTMLElement)) return
  const act = ACTS.find((one) => one === target.dataset['act'])
  if (act === undefined) return
  const next =
    key === 'ArrowDown' || key === 'ArrowUp' ? inColumn(event.currentTarget, target, key) : inRow(target, act, key)
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** The button of the row after, where there is one. */
export function focusBelow(from: HTMLElement): void {
  const table = from.closest<HTMLElement>('[data-verdicts]')
  if (table) inColumn(table, from, 'ArrowDown')?.focus()
}

function inColumn(within: HTMLElement, from: HTMLElement, key: 'ArrowDown' | 'ArrowUp'): HTMLElement | undefined {
  const column = [...within.querySelectorAll<HTMLElement>(`[data-act="${from.dataset['act']}"]`)]
  return column[column.indexOf(from) + (key === 'ArrowDown' ? 1 : -1)]
}

function inRow(from: HTMLElement, act: Act, key: string): HTMLElement | null | undefined {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key]
  const next = step === undefined ? undefined : ACTS[ACTS.indexOf(act) + step]
  return next && from.closest('tr')?.querySelector<HTMLElement>(`[data-act="${next}"]`)
}
