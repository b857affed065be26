import { useEffect, type RefObject } from 'react'

/** Long enough for a page on a slow line; somebody who begins to do something is not interrupted. */
const WAITED_MS = 15_000
const ACTS = ['keydown', 'pointerdown'] as const

/** Moves the focus to the element that the address names, as soon as the page has it. */
export function useFocusOnPlace(main: RefObject<HTMLElement | null>, hash: string): void {
  useEffect(() => {
    const page = main.current
    if (hash === '' || !page || page.id === hash) return undefined
    const watching = new MutationObserver(lead)
    const timer = setTimeout(stop, WAITED_MS)
    watching.observe(page, { childList: true, subtree: true })
    for (const act of ACTS) document.addEventListener(act, stop)
    lead()
    return stop

    function lead(): void {
      const place = document.getElementById(hash)
      if (!place || !page!.contains(place)) return
      stop()
      // The router puts the page at its top when it is done: what is led to comes after that.
      requestAnimationFrame(() => {
        place.focus({ preventScroll: true })
        place.scrollIntoView({ block: 'center' })
      })
    }
    function stop(): void {
      clearTimeout(timer)
      watching.disconnect()
      for (const act of ACTS) document.removeEventListener(act, stop)
    }
  }, [main, hash])
}
