import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { QueueRow } from '#contract/appraisal-views.ts'
import { FIELDS } from './decision-draft.ts'
import type { Around } from './open-case.tsx'
import { queueSearchOf } from './queue.ts'
import styles from './queue-keys.module.css'
import { words } from './words.ts'

const route = getRouteApi('/tham-dinh/$submission/$node')
const FIELDS_AT = 'input, textarea, select, [contenteditable], [role="radiogroup"], [role="menu"]'
const KEPT_AS = 'laban.tham-dinh.phim-tat'

/** The keys of the queue, and what they are. Single letters are off until somebody turns them on (WCAG 2.1.4). */
export function QueueKeys({ around }: { around: Around }) {
  const [hasLetters, setLetters] = useState(() => localStorage.getItem(KEPT_AS) === 'on')
  useKeys(around, hasLetters)
  return (
    <details className={styles.help}>
      <summary>{words.page.keys}</summary>
      <dl>
        {words.page.keysText.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>{words.page.keysHint}</p>
      <label className={styles.use}>
        <input
          type="checkbox"
          checked={hasLetters}
          onChange={({ currentTarget: { checked } }) => {
            setLetters(checked)
            localStorage.setItem(KEPT_AS, checked ? 'on' : 'off')
          }}
        />
        {words.page.keysUse}
      </label>
    </details>
  )
}

function useKeys(around: Around, hasLetters: boolean): void {
  const navigate = useNavigate()
  const search = queueSearchOf(route.useSearch())
  const go = ({ submission, node }: QueueRow) =>
    void navigate({ to: '/tham-dinh/$submission/$node', params: { submission, node }, search })
  const press = useRef<(event: KeyboardEvent) => void>(() => {})
  useEffect(() => {
    press.current = (event) => {
      const act = actOf(event, hasLetters)
      if (act === undefined) return
      event.preventDefault()
      if (act === 'decision') document.getElementById(FIELDS.decision)?.focus()
      else if (around[act]) go(around[act])
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

type Act = 'next' | 'previous' | 'decision'

const WITH_ALT: Readonly<Record<string, Act>> = { PageDown: 'next', PageUp: 'previous', Enter: 'decision' }
const LETTERS: Readonly<Record<string, Act>> = { j: 'next', k: 'previous' }

function actOf(event: KeyboardEvent, hasLetters: boolean): Act | undefined {
  if (event.defaultPrevented || event.isComposing || event.repeat) return undefined
  if (event.ctrlKey || event.metaKey || event.shiftKey) return undefined
  if (event.altKey) return WITH_ALT[event.key]
  if (!hasLetters || (event.target instanceof Element && event.target.closest(FIELDS_AT))) return undefined
  return LETTERS[event.key.toLowerCase()]
}
