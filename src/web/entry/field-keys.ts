/** Enter and the arrows move between fields as in a sheet; Ctrl+Enter asks for the details. Composing is left alone. */
export function onFieldKey(event: React.KeyboardEvent<HTMLElement>, openDetails: (cell: string) => void): void {
  const field = event.target as HTMLElement
  const first = firstField(field)
  // 229: a key that belongs to an input method.
  if (!first || event.nativeEvent.isComposing || event.keyCode === 229) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    openDetails(first.dataset['cell']!)
    return
  }
  const step = stepOf(event, field)
  if (step === 0) return
  event.preventDefault()
  const next = neighbour(event.currentTarget, first, step)
  next?.focus()
  if (next instanceof HTMLInputElement && next.type === 'text') next.select()
}

/** Of a cell; a radio that is not the group's first field stands beside one that is. */
function firstField(field: HTMLElement): HTMLElement | null | undefined {
  if (field.dataset['cell'] !== undefined) return field
  if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return undefined
  return field.closest('[role="radiogroup"]')?.querySelector<HTMLElement>('[data-cell]')
}

/** Walked to from the field: a list of all fields of a long form would be made at each key. */
function neighbour(form: HTMLElement, field: HTMLElement, step: 1 | -1): HTMLElement | null {
  const fields = document.createTreeWalker(form, NodeFilter.SHOW_ELEMENT, (one) =>
    (one as HTMLElement).dataset['cell'] === undefined ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT,
  )
  fields.currentNode = field
  return (step > 0 ? fields.nextNode() : fields.previousNode()) as HTMLElement | null
}

/** Arrows choose among radios and options, and move within a text: there only Enter goes on, in a text nothing does. */
function stepOf(event: React.KeyboardEvent, field: HTMLElement): 0 | 1 | -1 {
  if (event.altKey || event.ctrlKey || event.metaKey || field instanceof HTMLTextAreaElement) return 0
  if (event.key === 'Enter' && !(field instanceof HTMLSelectElement)) return event.shiftKey ? -1 : 1
  if (!(field instanceof HTMLInputElement) || field.type !== 'text') return 0
  return event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
}
