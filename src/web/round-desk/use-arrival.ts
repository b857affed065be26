import { useEffect, useRef } from 'react'

/** What takes the place of something that had the focus takes the focus too, so that nobody is thrown back to the top. */
export function useArrival<Element extends HTMLElement>() {
  const place = useRef<Element>(null)
  useEffect(() => place.current?.focus(), [])
  return place
}
