import { useEffect, useId, useRef, useState } from 'react'
import button from '../ui/button.module.css'
import styles from './verdicts.module.css'
import { words } from './words.ts'

type Props = { isSending: boolean; onWrite: (note: string) => Promise<void>; onCancel: () => void }

/** Why a value is not right: without a reason its unit would not know what to look at. */
export function ReasonForm({ isSending, onWrite, onCancel }: Props) {
  const { verdict } = words
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [note, type] = useState('')
  const [isAsked, ask] = useState(false)
  useEffect(() => field.current?.focus(), [])
  const write = () => {
    const said = note.normalize('NFC').trim()
    ask(said === '')
    if (said === '') field.current?.focus()
    else if (!isSending) void onWrite(said)
  }
  return (
    <form
      className={styles.reason}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
      onKeyDown={({ key, nativeEvent }) => key === 'Escape' && !nativeEvent.isComposing && onCancel()}
    >
      <label htmlFor={id}>{verdict.reason}</label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        maxLength={1000}
        value={note}
        aria-invalid={isAsked}
        aria-describedby={`${id}-loi`}
        onChange={({ currentTarget: { value } }) => type(value)}
      />
      <p id={`${id}-loi`} className={isAsked ? styles.failure : styles.quiet}>
        {isAsked ? verdict.reasonNeeded : verdict.reasonHint}
      </p>
      <div className={styles.acts}>
        <button type="submit" className={button.filled} aria-busy={isSending}>
          {verdict.write}
        </button>
        <button type="button" className={styles.link} onClick={onCancel}>
          {verdict.cancel}
        </button>
      </div>
    </form>
  )
}
