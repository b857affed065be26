import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { CallError } from '#contract/client.ts'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'
import { CodeField, codeFault } from '../sign-in/code-field.tsx'
import form from '../sign-in/form.module.css'
import { PasswordField } from '../sign-in/password-field.tsx'
import { refreshedSession } from '../sign-in/refreshed-session.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { SendingErrors } from '../sign-in/sending-errors.tsx'
import type { Fault } from '../sign-in/use-faults.ts'
import { useFirstField } from '../sign-in/use-first-field.ts'
import { useSending } from '../sign-in/use-sending.ts'
import { words } from '../sign-in/words.ts'

const PASSWORD = 'tat-mat-khau'
const CODE = 'tat-ma-xac-thuc'
const NOTHING = { password: '', code: '' }

type Props = { userName: string; close: (isDone: boolean) => void }

/** Asks for all that the account can be asked for, then takes the device away. */
export function RemoveSecondFactor({ userName, close }: Props) {
  const queries = useQueryClient()
  const first = useFirstField()
  const [typed, setTyped] = useState(NOTHING)
  const sending = useSending(async (sent: typeof NOTHING) => {
    await call(sessions.removeSecondFactor, sent)
    await refreshedSession(queries)
    close(true)
  }, refusedAs)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    sending.submit(typed, missing(typed))
  }
  return (
    <form className={form.form} noValidate onSubmit={submit}>
      <SendingErrors sending={sending} />
      <p>{words.account.turnOffNote}</p>
      <input type="text" name="ten-dang-nhap" autoComplete="username" value={userName} readOnly hidden />
      <PasswordField
        ref={first}
        id={PASSWORD}
        label={words.password}
        autoComplete="current-password"
        value={typed.password}
        error={sending.faultOf(PASSWORD)}
        onChange={(password) => setTyped({ ...typed, password })}
      />
      <CodeField
        id={CODE}
        value={typed.code}
        error={sending.faultOf(CODE)}
        onChange={(code) => setTyped({ ...typed, code })}
      />
      <div className={form.actions}>
        <Button type="submit" loading={sending.isPending}>
          {words.account.turnOff}
        </Button>
        <button type="button" className={form.link} onClick={() => close(false)}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}

function missing({ password, code }: typeof NOTHING): Fault[] {
  const wrongCode = codeFault(code)
  return [
    ...(password === '' ? [{ field: PASSWORD, words: words.errors.passwordMissing }] : []),
    ...(wrongCode === undefined ? [] : [{ field: CODE, words: wrongCode }]),
  ]
}

function refusedAs(error: unknown): Fault {
  const isPassword = error instanceof CallError && error.code === 'wrong-credentials'
  return isPassword
    ? { field: PASSWORD, words: words.errors.wrongPassword }
    : { field: CODE, words: refusalWords(error) }
}
