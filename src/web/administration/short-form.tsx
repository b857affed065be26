import { Button } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import styles from './form.module.css'
import type { Saving } from './use-saving.ts'
import { words } from './words.ts'

type Props = {
  saving: Saving<never>
  button: string
  onSubmit: () => void
  onCancel: () => void
  /** What it does, said before it is done. */
  says?: ReactNode
  children: ReactNode
}

/** A form within a page: what it does, its fields, one button and the way out; its first field has the focus. */
export function ShortForm({ saving, button, onSubmit, onCancel, says, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(
    () => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true }),
    [],
  )
  return (
    <form
      ref={form}
      className={styles.short}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <ErrorSummary faults={saving.faults} round={saving.round} />
      {says === undefined ? null : <p>{says}</p>}
      {children}
      <div className={styles.actions}>
        <Button type="submit" loading={saving.isSaving}>
          {button}
        </Button>
        <button type="button" className={styles.link} onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
