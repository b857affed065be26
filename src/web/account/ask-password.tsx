import { Button } from '@mantine/core'
import { useState, type ReactNode, type SyntheticEvent } from 'react'
import { CallError } from '#contract/client.ts'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'
import form from '../sign-in/form.module.css'
import { PasswordField } from '../sign-in/password-field.tsx'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { SendingErrors } from '../sign-in/sending-errors.tsx'
import type { Fault } from '../sign-in/use-faults.ts'
import { useFirstField } from '../sign-in/use-first-field.ts'
import { useSending } from '../sign-in/use-sending.ts'
import { words } from '../sign-in/words.ts'

const PASSWORD = 'mat-khau-thiet-bi'

export type DeviceSecret = { readonly secret: string; readonly uri: string }

type Props = { userName: string; onMade: (made: DeviceSecret) => void; children: ReactNode }

/** Who sets up a device shows first that the account is theirs; every time makes another secret. */
export function AskPassword({ userName, onMade, children }: Props) {
  const first = useFirstField()
  const [password, setPassword] = useState('')
  const sending = useSending(async (sent: string) => {
    onMade(await call(sessions.beginSecondFactor, { password: sent }))
  }, refusedAs)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    sending.submit(password, password === '' ? [{ field: PASSWORD, words: words.errors.passwordMissing }] : [])
  }
  return (
    <form className={form.form} noValidate onSubmit={submit}>
      <SendingErrors sending={sending} />
      <p>{words.setUp.passwordNote}</p>
      <input type="text" name="ten-dang-nhap" autoComplete="username" value={userName} readOnly hidden />
      <PasswordField
        ref={first}
        id={PASSWORD}
        label={words.password}
        autoComplete="current-password"
        value={password}
        error={sending.faultOf(PASSWORD)}
        onChange={setPassword}
      />
      <div className={form.actions}>
        <Button type="submit" loading={sending.isPending}>
          {words.setUp.goOn}
        </Button>
        {children}
      </div>
    </form>
  )
}

function refusedAs(error: unknown): Fault {
  const isWrong = error instanceof CallError && error.code === 'wrong-credentials'
  return { field: PASSWORD, words: isWrong ? words.errors.wrongPassword : refusalWords(error) }
}
