import { useEffect, useState } from 'react'
import { VisuallyHidden } from './visually-hidden.tsx'

const PAUSE_MS = 700

/** Says a sentence to a screen reader once it has stopped changing. */
export function Announcement({ sentence }: { sentence: string }) {
  const [said, say] = useState('')
  useEffect(() => {
    const wait = setTimeout(() => say(sentence), PAUSE_MS)
    return () => clearTimeout(wait)
  }, [sentence])
  return <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
}
