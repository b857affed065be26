import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { QueueRow } from '#contract/appraisal-views.ts'
import type { Around } from './open-case.tsx'
import { queueSearchOf } from './queue.ts'
import styles from './queue-keys.module.css'
import { words } from './words.ts'

const route = getRouteApi('/tham-dinh/$submission/$node')
const FIELDS = 'input, textarea, select, [contenteditable], [role="radiogroup"], [role="menu"]'
const KEPT_AS = 'laban.tham-dinh.phim-tat'

/** J and K go through the queue while no field has the focus (WCAG 2.1.4: they can be turned off). */
export function QueueKeys({ around: { previous, next } }: { around: Around }) {
  const [isOn, turn] = useState(() => localStorage.getItem(KEPT_AS) !== 'off')
  const navigate = useNavigate()
  const search = route.useSearch()
  useEffect(() => {
    if (!isOn) return undefined
    const go = (row: QueueRow) =>
      void navigate({
        to: '/tham-dinh/$submission/$node',
        params: { submission: row.submission, node: row.node },
        search: queueSearchOf(search),
      })
    const press = (event: KeyboardEvent) => {
      const row = rowOf(event, { previous, next })
      if (!row) return
      event.preventDefault()
      go(row)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [isOn, navigate, search, previous, next])
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
          checked={isOn}
          onChange={(event) => {
            turn(event.currentTarget.checked)
            localStorage.setItem(KEPT_AS, event.currentTarget.checked ? 'on' : 'off')
          }}
        />
        {words.page.keysUse}
      </label>
    </details>
  )
}

function rowOf(event: KeyboardEvent, { previous, next }: Pick<Around, 'previous' | 'next'>): QueueRow | undefined {
  if (event.defaultPrevented || event.isComposing || event.repeat) return undefined
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined
  if (event.target instanceof Element && event.target.closest(FIELDS)) return undefined
  const key = event.key.toLowerCase()
  if (key === 'j') return next
  return key === 'k' ? previous : undefined
}
