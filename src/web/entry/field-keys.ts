/** Enter and the arrows move between fields as in a sheet; Ctrl+Enter asks for the details. Composing is left alone. */
export function onFieldKey(event: React.KeyboardEvent<HTMLElement>, openDetails: (cell: string) => void): void {
  const field = event.target as HTMLElement
  const cell = cellOf(field)
  // 229: a key that belongs to an input method.
  if (cell === undefined || event.nativeEvent.isComposing || event.keyCode === 229) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    openDetails(cell)
    return
  }
  const step = stepOf(event, field)
  if (step === 0) return
  event.preventDefault()
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-cell]')]
  const next = fields[fields.findIndex((one) => one.dataset['cell'] === cell) + step]
  next?.focus()
  if (next instanceof HTMLInputElement && next.type === 'text') next.select()
}

/** A radio that is not the group's first field stands beside one that is. */
function cellOf(field: HTMLElement): string | undefined {
  const named = field.dataset['cell']
  if (named !== undefined || !(field instanceof HTMLInputElement) || field.type !== 'radio') return named
  return field.closest('[role="radiogroup"]')?.querySelector<HTMLElement>('[data-cell]')?.dataset['cell']
}

/** Arrows choose among radios and options, and move within a text: there only Enter goes on, in a text nothing does. */
function stepOf(event: React.KeyboardEvent, field: HTMLElement): number {
  if (event.altKey || event.ctrlKey || event.metaKey || field instanceof HTMLTextAreaElement) return 0
  if (event.key === 'Enter' && !(field instanceof HTMLSelectElement)) return event.shiftKey ? -1 : 1
  if (!(field instanceof HTMLInputElement) || field.type !== 'text') return 0
  return event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
}
