import { useEffect, useRef, useState } from 'react'
import { SearchBox } from '../ui/search-box.tsx'

type Props = { label: string; query: string; onSearch: (query: string | undefined) => void }

const PAUSE_MS = 200

/** A search that the address keeps. What is typed stands in the field at once, so that an input method can compose in it. */
export function KeptSearch({ label, query, onSearch }: Props) {
  const [typed, type] = useState(query)
  const sent = useRef(query)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // Another query came from outside: the way back to all.
    if (query === sent.current) return
    sent.current = query
    type(query)
  }, [query])
  const search = (next: string) => {
    type(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      sent.current = next
      onSearch(next === '' ? undefined : next)
    }, PAUSE_MS)
  }
  return <SearchBox label={label} value={typed} onChange={search} />
}
