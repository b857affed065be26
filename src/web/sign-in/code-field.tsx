import { TextInput } from '@mantine/core'
import type { Ref } from 'react'
import { words } from './words.ts'

type Props = {
  id: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  ref?: Ref<HTMLInputElement>
}

/** Six digits of the second device; the phone's keyboard shows figures, and a manager may fill them in. */
export function CodeField({ id, value, onChange, error, ref }: Props) {
  return (
    <TextInput
      ref={ref}
      id={id}
      name={id}
      label={words.code}
      description={words.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      styles={{ input: { maxWidth: 168, fontSize: 'var(--size-lead)', letterSpacing: '0.12em' } }}
    />
  )
}

/** What is wrong with a typed code, before the server is asked. */
export function codeFault(typed: string): string | undefined {
  const digits = typed.replace(/\s/g, '')
  if (digits === '') return words.errors.codeMissing
  return /^\d{6}$/.test(digits) ? undefined : words.errors.codeDigits
}
