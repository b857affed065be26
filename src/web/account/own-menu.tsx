import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { roleName, useWorkingRole } from '../frame/working-role.ts'
import { draftsOf } from '../offline/drafts.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { signOut } from '../sign-in/sign-out.ts'
import { SignOutQuestion } from '../sign-in/sign-out-question.tsx'
import { words } from '../sign-in/words.ts'
import styles from './account-menu.module.css'
import { RoleChoice } from './role-choice.tsx'

/** My name, with what belongs to it; what is asked of who signs out stays while pages change. */
export function OwnMenu({ session }: { session: OwnSession }) {
  const { href } = useLocation()
  const [unsent, askOf] = useState(0)
  return (
    <>
      <Menu key={href} session={session} ask={askOf} />
      {unsent > 0 ? <SignOutQuestion account={session.account.id} count={unsent} onStay={() => askOf(0)} /> : null}
    </>
  )
}

/** `ask`: signing out has found so much that is not sent. */
type MenuProps = { session: OwnSession; ask: (unsent: number) => void }

/** A list that opens below the name; Escape, a click elsewhere and every new page close it. */
function Menu({ session, ask }: MenuProps) {
  const { id, name } = session.account
  const role = useWorkingRole(session)
  const [isOpen, open] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    open(false)
    button.current?.focus()
  }
  useClosing(isOpen, box, (isByKey) => (isByKey ? close() : open(false)))
  return (
    <div className={styles.menu} ref={box}>
      <button
        type="button"
        ref={button}
        className={styles.name}
        aria-expanded={isOpen}
        aria-label={role ? words.menu.labelWithRole(name, roleName(role)) : words.menu.label(name)}
        onClick={() => open(!isOpen)}
      >
        <span className={styles.who}>
          <span className={styles.text}>{name}</span>{' '}
          {role ? <span className={`${styles.text} ${styles.role}`}>{roleName(role)}</span> : null}
        </span>
        <svg
          width="10"
          height="6"
          viewBox="0 0 10 6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          aria-hidden="true"
        >
          <path d="m1 1 4 4 4-4" />
        </svg>
      </button>
      {isOpen ? (
        <div className={styles.list}>
          <RoleChoice session={session} chosen={close} />
          <Choices account={id} ask={ask} chosen={() => open(false)} />
        </div>
      ) : null}
    </div>
  )
}

type ChoicesProps = { account: string; ask: MenuProps['ask']; chosen: () => void }

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
          {words.menu.account}
        </Link>
      </li>
      <li>
        <button type="button" onClick={() => mutate()}>
          {words.menu.signOut}
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

function useClosing(isOpen: boolean, box: RefObject<HTMLElement | null>, close: (isByKey: boolean) => void): void {
  const closing = useEffectEvent(close)
  useEffect(() => {
    if (!isOpen) return undefined
    const elsewhere = ({ target }: Event) => {
      if (!(target instanceof Node) || !box.current?.contains(target)) closing(false)
    }
    const byKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') closing(true)
    }
    document.addEventListener('keydown', byKey)
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    return () => {
      document.removeEventListener('keydown', byKey)
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
    }
  }, [isOpen, box])
}
