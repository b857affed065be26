import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { text } from '../language.ts'
import { searchEngine } from './loaded-engine.ts'
import fieldStyles from '../ui/text-field.module.css'
import styles from './search-field.module.css'

/** The one field that looks in everything; “/” or Ctrl+K leads to it. What is typed stays its own until it is sent. */
export function SearchField() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const isOnPage = pathname === '/tim'
  const asked = isOnPage ? (search.q ?? '') : ''
  const field = useRef<HTMLInputElement>(null)
  const sent = useRef(asked)
  const [typed, setTyped] = useState(asked)
  useShortcut(field)
  useEffect(() => {
    if (asked === sent.current) return
    sent.current = asked
    setTyped(asked)
  }, [asked])
  const send = (q: string, replace: boolean) => {
    sent.current = q
    void navigate({ to: '/tim', search: { q: q || undefined }, replace, resetScroll: false })
  }
  return (
    <form
      role="search"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send(typed.trim(), isOnPage)
      }}
    >
      <input
        ref={field}
        type="text"
        className={fieldStyles.field}
        aria-label={text.searchEverything}
        placeholder={text.searchEverything}
        enterKeyHint="search"
        autoComplete="off"
        value={typed}
        onFocus={() => void queries.prefetchQuery(searchEngine)}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          const isComposing = (event.nativeEvent as InputEvent).isComposing
          if (isOnPage && !isComposing) send(event.currentTarget.value, true)
        }}
        onCompositionEnd={(event) => isOnPage && send(event.currentTarget.value, true)}
      />
    </form>
  )
}

function useShortcut(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]')
      const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey
      const isControlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
      if (!isSlash && !isControlK) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [field])
}
