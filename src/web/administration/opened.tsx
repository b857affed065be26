import { useId, useState, type ReactNode } from 'react'
import styles from './form.module.css'

type Props = { button: string; label?: string; children: (close: () => void) => ReactNode }

/** A button that a form stands behind; closed again, the focus is back at the button. */
export function Opened({ button, label, children }: Props) {
  const [isOpen, open] = useState(false)
  const id = useId()
  const close = () => {
    open(false)
    requestAnimationFrame(() => document.getElementById(id)?.focus())
  }
  if (isOpen)
    return (
      <div
        className={styles.inline}
        role="group"
        aria-label={label ?? button}
        onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && close()}
      >
        {children(close)}
      </div>
    )
  return (
    <button type="button" className={styles.link} id={id} aria-label={label} onClick={() => open(true)}>
      {button}
    </button>
  )
}
