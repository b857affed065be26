import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { CallError } from '#contract/client.ts'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'
import form from '../sign-in/form.module.css'
import { NewPasswordField } from '../sign-in/new-password-field.tsx'
import { PasswordField } from '../sign-in/password-field.tsx'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { SendingErrors } from '../sign-in/sending-errors.tsx'
import type { Fault } from '../sign-in/use-faults.ts'
import { useFirstField } from '../sign-in/use-first-field.ts'
import { useSending } from '../sign-in/use-sending.ts'
import { words } from '../sign-in/words.ts'
import { Done } from './done.tsx'
import { ownSessions } from './own-sessions.ts'

const CURRENT = 'mat-khau-hien-tai'
const NEXT = 'mat-khau-moi'
const NOTHING = { password: '', newPassword: '' }

export function ChangePassword({ userName }: { userName: string }) {
  const [stage, setStage] = useState<'closed' | 'open' | 'done'>('closed')
  const { account } = words
  if (stage === 'open') return <Form userName={userName} close={(isDone) => setStage(isDone ? 'done' : 'closed')} />
  return (
    <>
      {stage === 'done' ? <Done>{account.passwordChanged}</Done> : <p>{account.passwordNote}</p>}
      <Button variant="default" onClick={() => setStage('open')}>
        {account.changePassword}
      </Button>
    </>
  )
}

function Form({ userName, close }: { userName: string; close: (isDone: boolean) => void }) {
  const queries = useQueryClient()
  const first = useFirstField()
  const [typed, setTyped] = useState(NOTHING)
  const sending = useSending(async (sent: typeof NOTHING) => {
    await call(sessions.changePassword, sent)
    await queries.invalidateQueries({ queryKey: ownSessions.queryKey })
    close(true)
  }, refusedAs)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    sending.submit(typed, missing(typed))
  }
  return (
    <form className={form.form} noValidate onSubmit={submit}>
      <SendingErrors sending={sending} />
      <input type="text" name="ten-dang-nhap" autoComplete="username" value={userName} readOnly hidden />
      <PasswordField
        ref={first}
        id={CURRENT}
        label={words.account.currentPassword}
        autoComplete="current-password"
        value={typed.password}
        error={sending.faultOf(CURRENT)}
        onChange={(password) => setTyped({ ...typed, password })}
      />
      <NewPasswordField
        id={NEXT}
        value={typed.newPassword}
        error={sending.faultOf(NEXT)}
        onChange={(newPassword) => setTyped({ ...typed, newPassword })}
      />
      <div className={form.actions}>
        <Button type="submit" loading={sending.isPending}>
          {words.account.changePassword}
        </Button>
        <button type="button" className={form.link} onClick={() => close(false)}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}

function missing({ password, newPassword }: typeof NOTHING): Fault[] {
  const { passwordMissing } = words.errors
  return [
    ...(password === '' ? [{ field: CURRENT, words: passwordMissing }] : []),
    ...(newPassword === '' ? [{ field: NEXT, words: passwordMissing }] : []),
  ]
}

function refusedAs(error: unknown): Fault {
  const isWrong = error instanceof CallError && error.code === 'wrong-credentials'
  return isWrong ? { field: CURRENT, words: words.errors.wrongPassword } : { field: NEXT, words: refusalWords(error) }
}
