import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { sessions } from '#contract/sessions.ts'
import { call } from '../api.ts'
import { CodeField, codeFault } from './code-field.tsx'
import styles from './form.module.css'
import { refreshedSession } from './refreshed-session.ts'
import { refusalWords } from './refusal-words.ts'
import { SendingErrors } from './sending-errors.tsx'
import { useFirstField } from './use-first-field.ts'
import { useSending } from './use-sending.ts'
import { words } from './words.ts'

const CODE = 'ma-xac-thuc'

/** The code of the second device, asked for after the password. */
export function CodeStep() {
  const queries = useQueryClient()
  const first = useFirstField()
  const [code, setCode] = useState('')
  const sending = useSending(
    async (code: string) => {
      await call(sessions.giveSecondFactor, { code })
      await refreshedSession(queries)
    },
    (error) => ({ field: CODE, words: refusalWords(error) }),
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const fault = codeFault(code)
    sending.submit(code, fault === undefined ? [] : [{ field: CODE, words: fault }])
  }
  const leave = useMutation({
    mutationFn: () => call(sessions.signOut, {}),
    networkMode: 'always',
    onSettled: () => refreshedSession(queries),
  })
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <SendingErrors sending={sending} />
      <CodeField ref={first} id={CODE} value={code} onChange={setCode} error={sending.faultOf(CODE)} />
      <div className={styles.actions}>
        <Button type="submit" loading={sending.isPending}>
          {words.door.codeSubmit}
        </Button>
        <button type="button" className={styles.link} onClick={() => leave.mutate()}>
          {words.door.another}
        </button>
      </div>
    </form>
  )
}
