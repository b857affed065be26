import type { ReactNode } from 'react'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import type { useFaults } from '../sign-in/use-faults.ts'
import styles from './move-form.module.css'
import { useArrival } from './use-arrival.ts'

type Props = {
  /** What the form is for; `isTitled`: said above it, too. */
  label: string
  isTitled?: boolean
  faults: ReturnType<typeof useFaults>
  isSending: boolean
  button: string
  cancel: string
  /** Further ways beside the two. */
  ways?: ReactNode
  onSend: () => unknown
  onCancel: () => void
  children: ReactNode
}

/** A step that is made with words: it takes the focus when it comes, and tells what lacks above its fields. */
export function MoveForm({ label, isTitled, faults, isSending, button, cancel, ways, ...rest }: Props) {
  const arrival = useArrival<HTMLFormElement>()
  return (
    <form
      noValidate
      ref={arrival}
      tabIndex={-1}
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        void rest.onSend()
      }}
    >
      {isTitled ? (
        <p>
          <strong>{label}</strong>
        </p>
      ) : null}
      <ErrorSummary faults={faults.faults} round={faults.round} />
      {rest.children}
      <p className={styles.buttons}>
        <button type="submit" className={styles.do} disabled={isSending}>
          {button}
        </button>
        {ways}
        <button type="button" className={styles.cancel} onClick={rest.onCancel}>
          {cancel}
        </button>
      </p>
    </form>
  )
}
