import { useEffect, useId, useRef, useState } from 'react'
import { LONGEST_REASON } from '#domain/value/value-content.ts'
import styles from './reason-box.module.css'
import { words } from './words.ts'

type Props = { label: string; button: string; onGive: (reason: string) => void; onCancel: () => void }

/** A reason in somebody's own words; nothing is sent without one. */
export function ReasonBox({ label, button, onGive, onCancel }: Props) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  const isEmpty = reason.trim() === ''
  return (
    <div
      className={styles.reason}
      role="group"
      aria-label={button}
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && onCancel()}
    >
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={box}
        rows={2}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.choices}>
        <button
          type="button"
          className={styles.give}
          disabled={isEmpty}
          onClick={() => onGive(reason.normalize('NFC').trim())}
        >
          {button}
        </button>
        <button type="button" className={styles.cancel} onClick={onCancel}>
          {words.cell.cancel}
        </button>
      </div>
    </div>
  )
}
