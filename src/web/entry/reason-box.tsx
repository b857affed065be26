import { useEffect, useId, useRef } from 'react'
import { LONGEST_REASON } from '#domain/value/value-content.ts'
import { useKeptWords } from '../offline/use-kept-words.ts'
import styles from './reason-box.module.css'
import { words } from './words.ts'

type Props = {
  label: string
  button: string
  /** What the reason is given for: under that name it is kept through a reload. */
  about: readonly string[]
  /** False where it could not be given: the words stay. */
  onGive: (reason: string) => Promise<boolean> | void
  onCancel: () => void
}

/** A reason in somebody's own words; nothing is sent without one. */
export function ReasonBox({ label, button, about, onGive, onCancel }: Props) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useKeptWords(...about)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  const isEmpty = reason.trim() === ''
  const give = async () => {
    if ((await onGive(reason.normalize('NFC').trim())) !== false) setReason('')
  }
  const cancel = () => {
    setReason('')
    onCancel()
  }
  return (
    <div
      className={styles.reason}
      role="group"
      aria-label={button}
      onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && cancel()}
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
        <button type="button" className={styles.give} disabled={isEmpty} onClick={() => void give()}>
          {button}
        </button>
        <button type="button" className={styles.cancel} onClick={cancel}>
          {words.cell.cancel}
        </button>
      </div>
    </div>
  )
}
