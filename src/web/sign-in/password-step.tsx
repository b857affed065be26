import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { CallError } from '#contract/client.ts'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'
import styles from './form.module.css'
import { PasswordField } from './password-field.tsx'
import { refreshedSession } from './refreshed-session.ts'
import { refusalWords } from './refusal-words.ts'
import { SendingErrors } from './sending-errors.tsx'
import type { Fault } from './use-faults.ts'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

const NAME = 'ten-dang-nhap'
const PASSWORD = 'mat-khau'

type Typed = { readonly userName: string; readonly password: string }

/** Name and password; `ofWhom` is the only one who may sign in here. What comes next is read from the session. */
export function PasswordStep({ ofWhom }: { ofWhom?: string }) {
  const queries = useQueryClient()
  const [typed, setTyped] = useState<Typed>({ userName: ofWhom ?? '', password: '' })
  const sending = useSending(async (sent: Typed) => {
    await call(sessions.signIn, sent)
    await refreshedSession(queries)
  }, refusedAs)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    sending.submit(typed, missing(typed))
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <SendingErrors sending={sending} />
      <TextInput
        id={NAME}
        name={NAME}
        label={words.userName}
        autoComplete="username"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        readOnly={ofWhom !== undefined}
        value={typed.userName}
        error={sending.faultOf(NAME)}
        onChange={(event) => setTyped({ ...typed, userName: event.currentTarget.value })}
      />
      <PasswordField
        id={PASSWORD}
        label={words.password}
        autoComplete="current-password"
        value={typed.password}
        error={sending.faultOf(PASSWORD)}
        onChange={(password) => setTyped({ ...typed, password })}
      />
      <div className={styles.actions}>
        <Button type="submit" loading={sending.isPending}>
          {words.door.submit}
        </Button>
      </div>
    </form>
  )
}

function missing({ userName, password }: Typed): Fault[] {
  return [
    ...(userName.trim() === '' ? [{ field: NAME, words: words.errors.userNameMissing }] : []),
    ...(password === '' ? [{ field: PASSWORD, words: words.errors.passwordMissing }] : []),
  ]
}

function refusedAs(error: unknown): Fault {
  const isWrong = error instanceof CallError && error.code === 'wrong-credentials'
  return { field: PASSWORD, words: isWrong ? words.errors.wrongCredentials : refusalWords(error) }
}
