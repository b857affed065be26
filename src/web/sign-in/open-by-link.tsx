import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type SyntheticEvent } from 'react'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'
import styles from './form.module.css'
import { NewPasswordField } from './new-password-field.tsx'
import { refreshedSession } from './refreshed-session.ts'
import { refusalWords } from './refusal-words.ts'
import { SendingErrors } from './sending-errors.tsx'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

const PASSWORD = 'mat-khau-moi'

type Props = { token: string; userName: string }

/** Chooses the password; then the code where the account has a second device, else the setting up of one. */
export function OpenByLink({ token, userName }: Props) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const sending = useSending(
    async (password: string) => {
      const { secondFactor } = await call(sessions.openByLink, { token, password })
      await refreshedSession(queries)
      const to = secondFactor === 'needed' ? '/dang-nhap' : '/tai-khoan-cua-toi/thiet-bi'
      await navigate({ to, replace: true })
    },
    (error) => ({ field: PASSWORD, words: refusalWords(error) }),
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    sending.submit(password, password === '' ? [{ field: PASSWORD, words: words.errors.passwordMissing }] : [])
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <SendingErrors sending={sending} />
      {/* A password manager keeps the password under this name. */}
      <input type="text" name="ten-dang-nhap" autoComplete="username" value={userName} readOnly hidden />
      <NewPasswordField id={PASSWORD} value={password} onChange={setPassword} error={sending.faultOf(PASSWORD)} />
      <div className={styles.actions}>
        <Button type="submit" loading={sending.isPending}>
          {words.link.submit}
        </Button>
      </div>
    </form>
  )
}
