import { useState } from 'react'
import type { Entry } from './entry-context.ts'
import { fieldId } from './field-props.ts'
import type { FormPart, LetterPlace } from './form-layout.ts'
import { pastedCells, type PastedCells } from './pasted-cells.ts'
import type { PasteInto } from './paste-plan.ts'

/** More than a form could take is no block for it. */
const LONGEST_BLOCK = 500_000

export type Pasted = { readonly cells: PastedCells; readonly into: PasteInto }

/** A block that was pasted into a field and waits to be confirmed; one single value pastes as anywhere. */
export function usePaste({ store, locks }: Entry, parts: readonly FormPart[], shown: ReadonlySet<string> | undefined) {
  const [pasted, setPasted] = useState<Pasted & { readonly from: string }>()
  const onPaste = (event: React.ClipboardEvent<HTMLElement>) => {
    const { target } = event
    const from = target instanceof HTMLInputElement ? target.dataset['cell'] : undefined
    const text = event.clipboardData.getData('text/plain')
    if (from === undefined || text.length > LONGEST_BLOCK) return
    const cells = pastedCells(text)
    if (cells.length < 2 && (cells[0]?.length ?? 0) < 2) return
    event.preventDefault()
    const rows = rowsFrom(parts, shown, from)
    setPasted({ from, cells, into: { rows, cells: store.state().cells, isLocked: locks.isLocked } })
  }
  const close = () => {
    setPasted(undefined)
    requestAnimationFrame(() => document.getElementById(fieldId(pasted?.from ?? ''))?.focus())
  }
  return { pasted, onPaste, close }
}

/** The rows that are seen, in the form's order, from the one where a cell is typed. */
function rowsFrom(parts: readonly FormPart[], shown: ReadonlySet<string> | undefined, from: string): LetterPlace[] {
  const rows = parts
    .flatMap(({ sections }) => sections.flatMap(({ criteria }) => criteria.flatMap(({ letters }) => letters)))
    .filter(({ letter }) => !shown || shown.has(letter.item.id))
  return rows.slice(rows.findIndex(({ letter, place }) => place.kind === 'here' && letter.item.id === from))
}
