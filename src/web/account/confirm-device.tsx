import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState, type ReactNode, type SyntheticEvent } from 'react'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'
import { CodeField, codeFault } from '../sign-in/code-field.tsx'
import form from '../sign-in/form.module.css'
import { refreshedSession } from '../sign-in/refreshed-session.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { SendingErrors } from '../sign-in/sending-errors.tsx'
import { useSending } from '../sign-in/use-sending.ts'
import { words } from '../sign-in/words.ts'

const CODE = 'ma-xac-thuc'

/** The device's first code; from then on it is asked for. */
export function ConfirmDevice({ next, children }: { next: string; children: ReactNode }) {
  const queries = useQueryClient()
  const { history } = useRouter()
  const [code, setCode] = useState('')
  const sending = useSending(
    async (code: string) => {
      await call(sessions.confirmSecondFactor, { code })
      await refreshedSession(queries)
      history.replace(next)
    },
    (error) => ({ field: CODE, words: refusalWords(error) }),
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const fault = codeFault(code)
    sending.submit(code, fault === undefined ? [] : [{ field: CODE, words: fault }])
  }
  return (
    <form className={form.form} noValidate onSubmit={submit}>
      <SendingErrors sending={sending} />
      <CodeField id={CODE} value={code} onChange={setCode} error={sending.faultOf(CODE)} />
      <div className={form.actions}>
        <Button type="submit" loading={sending.isPending}>
          {words.setUp.submit}
        </Button>
        {children}
      </div>
    </form>
  )
}
