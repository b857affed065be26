import { useEffect, useRef, useState } from 'react'

/** Takes a file that is dropped anywhere on the page; tells whether one is held above it. */
export function useDroppedFile(take: (file: File) => void): boolean {
  const [isOver, over] = useState(false)
  const latest = useRef(take)
  useEffect(() => void (latest.current = take))
  useEffect(() => {
    const heard = new AbortController()
    const { signal } = heard
    window.addEventListener('dragover', (event) => hold(event, () => over(true)), { signal })
    window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && over(false), { signal })
    const drop = (event: DragEvent) =>
      hold(event, () => {
        over(false)
        const [file] = event.dataTransfer?.files ?? []
        if (file) latest.current(file)
      })
    window.addEventListener('drop', drop, { signal })
    return () => heard.abort()
  }, [])
  return isOver
}

/** The browser would otherwise open the file in place of the page. */
function hold(event: DragEvent, then: () => void): void {
  if (!event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  then()
}
