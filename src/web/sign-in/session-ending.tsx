import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OwnSession } from '#contract/sessions.ts'
import { sessions } from '#contract/sessions.ts'
import { call, ownSession } from '../api.ts'
import { AnewElsewhere } from '../oidc/anew-elsewhere.tsx'
import { PasswordStep } from './password-step.tsx'
import { refusalWords } from './refusal-words.ts'
import { SidePanel } from './session-panel.tsx'
import { timeLeft } from './time-left.ts'
import { useCountdown } from './use-countdown.ts'
import { words } from './words.ts'

/** The session is about to end: by one press it goes on, unless it has lasted as long as it may. */
export function SessionEnding({ session, endsAt }: { session: OwnSession; endsAt: number }) {
  const seconds = useCountdown(endsAt)
  const isLast = Date.parse(session.expiresAt) <= Date.parse(session.idleEndsAt)
  const { endsTitle, idle, longest } = words.session
  return (
    <SidePanel title={endsTitle(timeLeft(seconds))} said={isLast ? longest : idle}>
      {isLast ? (
        <>
          <PasswordStep ofWhom={session.account.userName} />
          <AnewElsewhere />
        </>
      ) : (
        <Prolong />
      )}
    </SidePanel>
  )
}

function Prolong() {
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call(sessions.prolongSession, {}),
    networkMode: 'always',
    onSuccess: (answer) => queries.setQueryData(ownSession.queryKey, (before) => ({ ...before, ...answer })),
  })
  return (
    <>
      {error === null ? null : <p role="alert">{refusalWords(error)}</p>}
      <Button onClick={() => mutate()} loading={isPending}>
        {words.session.prolong}
      </Button>
    </>
  )
}
