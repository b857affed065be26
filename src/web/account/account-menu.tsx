import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { ownSession } from '../api.ts'
import { withControls } from '../frame/with-controls.tsx'
import { roleName, useWorkingRole } from '../frame/working-role.ts'
import { text } from '../language.ts'
import styles from './account-menu.module.css'
import { loadLeaving, OwnChoices } from './own-choices.tsx'

const loadQuestion = () => withControls(() => import('../sign-in/sign-out-question.tsx'), 'SignOutQuestion')
const SignOutQuestion = lazy(loadQuestion)

/** In the bar: my name with what belongs to it, or the way in. */
export function AccountMenu() {
  const { data, isPending } = useQuery(ownSession)
  const { pathname, href } = useLocation()
  const [unsent, askOf] = useState(0)
  if (isPending || pathname === '/dang-nhap') return <div className={styles.place} />
  return (
    <div className={styles.place}>
      {data?.session ? (
        <Menu key={href} session={data.session} ask={askOf} />
      ) : (
        <Link to="/dang-nhap" search={href === '/' ? {} : { next: href }} className={styles.way}>
          {text.turnedAway.signIn}
        </Link>
      )}
      {data?.session && unsent > 0 ? (
        <Suspense>
          <SignOutQuestion account={data.session.account.id} count={unsent} onStay={() => askOf(0)} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** `ask`: signing out has found so much that is not sent. */
type MenuProps = { session: OwnSession; ask: (unsent: number) => void }

/** A list that opens below the name; Escape, a click elsewhere and every new page close it. */
function Menu({ session, ask }: MenuProps) {
  const { name } = session.account
  const role = useWorkingRole(session)
  const [isOpen, open] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    open(false)
    button.current?.focus()
  }
  useReady()
  useClosing(isOpen, box, (isByKey) => (isByKey ? close() : open(false)))
  return (
    <div className={styles.menu} ref={box}>
      <button
        type="button"
        ref={button}
        className={styles.name}
        aria-expanded={isOpen}
        aria-label={role ? text.menu.labelWithRole(name, roleName(role)) : text.menu.label(name)}
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
          <OwnChoices session={session} ask={ask} chosen={() => open(false)} roleChosen={close} />
        </div>
      ) : null}
    </div>
  )
}

/** What signing out needs is there before: by then the server may not be. */
function useReady(): void {
  useEffect(() => void Promise.all([loadLeaving(), loadQuestion()]).catch(() => {}), [])
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
