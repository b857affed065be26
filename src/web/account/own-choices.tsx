import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { text } from '../language.ts'
import styles from './account-menu.module.css'
import { RoleChoice } from './role-choice.tsx'

export const loadLeaving = () => import('./leaving.tsx')
const WhyNotLeft = lazy(async () => ({ default: (await loadLeaving()).WhyNotLeft }))

type Props = {
  session: OwnSession
  /** Signing out has found so much that is not sent. */
  ask: (unsent: number) => void
  chosen: () => void
  roleChosen: () => void
}

/** What belongs to my name: the role that I work in, my account, the way out. */
export function OwnChoices({ session, roleChosen, ...choices }: Props) {
  return (
    <>
      <RoleChoice session={session} chosen={roleChosen} />
      <Choices account={session.account.id} {...choices} />
    </>
  )
}

type ChoicesProps = Pick<Props, 'ask' | 'chosen'> & { account: string }

function Choices({ account, ask, chosen }: ChoicesProps) {
  const { mutate, error } = useMutation({
    mutationFn: async () => {
      const unsent = await (await loadLeaving()).leave(account)
      if (unsent === 0) return
      ask(unsent)
      chosen()
    },
  })
  return (
    <ul>
      <li>
        <Link to="/tai-khoan-cua-toi" onClick={chosen}>
          {text.menu.account}
        </Link>
      </li>
      <li>
        <button type="button" onClick={() => mutate()}>
          {text.menu.signOut}
        </button>
      </li>
      {error === null ? null : (
        <li className={styles.failed} role="alert">
          <Suspense>
            <WhyNotLeft error={error} />
          </Suspense>
        </li>
      )}
    </ul>
  )
}
