import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { text } from '../language.ts'
import styles from './side-panel.module.css'

type Props = { node: string; label: string; title: ReactNode; children: ReactNode }

/** What one row says in full, beside the tree; on a phone it takes the page. */
export function SidePanel({ node, label, title, children }: Props) {
  const navigate = useNavigate({ from: '/bo-chi-so/$edition' })
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (!first.current || document.activeElement !== document.body) heading.current?.focus({ preventScroll: true })
    first.current = false
  }, [node])
  const close = () => {
    void navigate({ search: (before) => ({ ...before, node: undefined }), resetScroll: false }).then(() =>
      document.getElementById(`dong-${node}`)?.focus(),
    )
  }
  return (
    <aside className={styles.panel} aria-label={label} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <button type="button" className={styles.close} onClick={close}>
        {text.node.close}
      </button>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      {children}
    </aside>
  )
}
