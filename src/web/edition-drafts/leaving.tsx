import { useBlocker, type ShouldBlockFn } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import styles from './conflict.module.css'
import editor from './editor.module.css'
import type { DraftStore } from './draft-store.ts'
import type { DraftOnPage } from './use-draft.ts'
import { words } from './words.ts'

/** Before another page is shown, all is written; where that fails, whoever leaves is asked, and loses nothing unasked. */
export function Leaving({ draft: { store } }: { draft: DraftOnPage }) {
  const guard = useMemo(() => guardOf(store), [store])
  const left = useBlocker(guard)
  if (left.status !== 'blocked') return null
  const leave = () => {
    store.giveUp()
    left.proceed()
  }
  return <Question isWritten={!store.isBehind} onStay={left.reset} onLeave={leave} />
}

function guardOf(store: DraftStore) {
  const shouldBlockFn: ShouldBlockFn = async ({ current, next }) =>
    current.pathname !== next.pathname && store.isBehind && !(await store.save())
  return { shouldBlockFn, enableBeforeUnload: () => store.isBehind, withResolver: true as const }
}

type QuestionProps = { isWritten: boolean; onStay: () => void; onLeave: () => void }

/** What is tried again meanwhile may be written while this is read. */
function Question({ isWritten, onStay, onLeave }: QuestionProps) {
  const box = useRef<HTMLElement>(null)
  const before = useRef<Element>(null)
  useEffect(() => {
    before.current = document.activeElement
    box.current?.focus()
  }, [])
  const stay = () => {
    onStay()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  const { title, unwritten, written, leave, leaveUnwritten, stay: stayHere } = words.leaving
  return (
    <section ref={box} tabIndex={-1} aria-labelledby="roi-trang" className={styles.conflict}>
      <h2 id="roi-trang">{title}</h2>
      <p role="status">{isWritten ? written : unwritten}</p>
      <p className={styles.acts}>
        <button type="button" className={editor.plain} onClick={stay}>
          {stayHere}
        </button>
        <button type="button" className={editor.plain} onClick={onLeave}>
          {isWritten ? leave : leaveUnwritten}
        </button>
      </p>
    </section>
  )
}
