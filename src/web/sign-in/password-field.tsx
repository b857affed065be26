import { TextInput } from '@mantine/core'
import { useState, type ReactNode, type Ref } from 'react'
import { inSentence } from '../language.ts'
import styles from './password-field.module.css'
import { words } from './words.ts'

type Props = {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password'
  error?: string | undefined
  description?: ReactNode
  ref?: Ref<HTMLInputElement>
}

/** A password, shown on demand; pasting and password managers are welcome. */
export function PasswordField({ id, label, value, onChange, autoComplete, error, description, ref }: Props) {
  const [isShown, show] = useState(false)
  return (
    <TextInput
      ref={ref}
      id={id}
      name={id}
      type={isShown ? 'text' : 'password'}
      label={label}
      description={description}
      autoComplete={autoComplete}
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSectionWidth={60}
      styles={{ description: { lineHeight: 1.5 } }}
      rightSection={
        <button
          type="button"
          className={styles.show}
          aria-controls={id}
          aria-label={(isShown ? words.hideLabel : words.showLabel)(inSentence(label))}
          onClick={() => show(!isShown)}
        >
          {isShown ? words.hide : words.show}
        </button>
      }
    />
  )
}
