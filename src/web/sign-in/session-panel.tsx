import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './session-panel.module.css'

type Props = { title: string; said: string; children: ReactNode }

/** Beside the page, without taking the focus: whoever types goes on typing. What it took by a press it gives back. */
export function SidePanel({ title, said, children }: Props) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const before = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const own = panel.current
    return () => {
      const { activeElement, body } = document
      if (activeElement === body || own?.contains(activeElement)) before.current?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <div
      className={styles.panel}
      ref={panel}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-said`}
      onFocus={({ relatedTarget, currentTarget }) => {
        const isFromOutside = relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)
        if (isFromOutside) before.current = relatedTarget
      }}
    >
      <h2 id={`${id}-title`} className={styles.title}>
        {title}
      </h2>
      <p id={`${id}-said`} role="alert">
        {said}
      </p>
      {children}
    </div>
  )
}
