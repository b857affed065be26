import { useEffect, useState } from 'react'

/** Seconds until `end` (milliseconds since 1970), counted down each second; 0 from there on. */
export function useCountdown(end: number | undefined): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (end === undefined) return undefined
    const look = () => setNow(Date.now())
    const first = setTimeout(look, 0)
    const tick = setInterval(look, 1000)
    return () => {
      clearTimeout(first)
      clearInterval(tick)
    }
  }, [end])
  return end === undefined ? 0 : Math.max(0, Math.ceil((end - now) / 1000))
}
