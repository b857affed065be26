import { useEffect, useRef } from 'react'

/** What was last chosen, in which list: what it opens draws the list anew. */
let chosen: { readonly list: string; readonly value: string } | undefined

/** A list that opens something else has the focus there, too, so that arrows go on through it. */
export function useKeptChoice(name: string) {
  const list = useRef<HTMLSelectElement>(null)
  const isLeft = useRef(false)
  // Whenever it is drawn: its choices may come later than the page, and the page that is left may be drawn once more.
  useEffect(() => {
    if (isLeft.current || chosen?.list !== name || list.current?.value !== chosen.value) return
    chosen = undefined
    // After the frame, which takes the focus to a page with another address.
    queueMicrotask(() => list.current?.focus())
  })
  const keep = (value: string): void => {
    chosen = { list: name, value }
    isLeft.current = true
  }
  return [list, keep] as const
}
