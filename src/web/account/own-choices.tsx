import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { text } from '../language.ts'
import { draftsOf } from '../offline/drafts.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { signOut } from '../sign-in/sign-out.ts'
import styles from './account-menu.module.css'
import { RoleChoice } from './role-choice.tsx'

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
      const { length } = await draftsOf(account).catch(() => [])
      if (length === 0) return signOut(account)
      ask(length)
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
          {refusalWords(error)}
        </li>
      )}
    </ul>
  )
}
