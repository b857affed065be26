import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { REFUSALS } from '#text/refusals.ts'
import { figure, LANGUAGE } from '../language.ts'
import { useIsOffline } from '../offline/connection.ts'
import { removeDraftsOf } from '../offline/drafts.ts'
import { sendDrafts, type Left } from '../offline/send-drafts.ts'
import { words } from '../offline/words.ts'
import { refusalWords } from './refusal-words.ts'
import { SidePanel } from './session-panel.tsx'
import { signOut } from './sign-out.ts'
import styles from './sign-out-question.module.css'

type Props = { account: string; count: number; onStay: () => void }

/** Asked of whoever signs out while something they typed is not with the server. */
export function SignOutQuestion({ account, count, onStay }: Props) {
  const isOffline = useIsOffline()
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => first.current?.querySelector('button')?.focus(), [])
  const send = useMutation({
    mutationFn: async () => {
      const left = await sendDrafts(account)
      if (left.length === 0) await signOut(account)
      return left
    },
  })
  const leave = useMutation({
    mutationFn: async (isRemoving: boolean) => {
      if (isRemoving) await removeDraftsOf(account)
      await signOut(account)
    },
  })
  const error = send.error ?? leave.error
  const { signOut: said } = words
  // Out of the bar from which it was asked for: what sticks to the page's top would cover it.
  return createPortal(
    <SidePanel title={said.title(figure(count))} said={isOffline ? said.offline : said.said}>
      <div className={styles.choices} ref={first}>
        {send.data && send.data.length > 0 ? (
          <p className={styles.failed} role="alert">
            {said.left(figure(send.data.length), reasonsOf(send.data))}
          </p>
        ) : null}
        {error === null ? null : (
          <p className={styles.failed} role="alert">
            {refusalWords(error)}
          </p>
        )}
        {isOffline ? null : (
          <Button loading={send.isPending} onClick={() => send.mutate()}>
            {said.send}
          </Button>
        )}
        <div>
          <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate(false)}>
            {said.keep}
          </Button>
          <p className={styles.hint}>{said.keepHint}</p>
        </div>
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate(true)}>
          {said.remove}
        </Button>
        <button type="button" className={styles.stay} onClick={onStay}>
          {said.stay}
        </button>
      </div>
    </SidePanel>,
    document.body,
  )
}

function reasonsOf(left: readonly Left[]): string {
  const { look, unreachable } = words.signOut
  const sentences = left.map((why) =>
    why === 'to-be-looked-at' ? look : why === 'unreachable' ? unreachable : REFUSALS[LANGUAGE][why],
  )
  return [...new Set(sentences)].join(' ')
}
