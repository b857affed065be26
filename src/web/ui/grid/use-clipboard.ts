import { useEffect } from 'react'
import type { Range } from './place.ts'

export type ClipboardParts = {
  /** The text that a range puts on the clipboard. */
  readonly onCopy: (range: Range) => string
  readonly onCut: (range: Range) => string
  readonly onPaste: (range: Range, text: string) => void
}

/** Copy, cut and paste while a cell of the box has the focus: a browser aims them at the page when no text is chosen. */
export function useClipboard(
  box: React.RefObject<HTMLElement | null>,
  range: Range,
  isEditing: boolean,
  parts: ClipboardParts,
): void {
  const { top, bottom, left, right } = range
  useEffect(() => {
    if (isEditing) return
    const here = { top, bottom, left, right }
    const isOurs = () => document.activeElement !== null && box.current?.contains(document.activeElement) === true
    const put = (event: ClipboardEvent, text: string) => {
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
    }
    const copy = (event: ClipboardEvent) => isOurs() && put(event, parts.onCopy(here))
    const cut = (event: ClipboardEvent) => isOurs() && put(event, parts.onCut(here))
    const paste = (event: ClipboardEvent) => {
      if (!isOurs()) return
      event.preventDefault()
      parts.onPaste(here, event.clipboardData?.getData('text/plain') ?? '')
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', paste)
    }
  }, [box, top, bottom, left, right, isEditing, parts])
}
