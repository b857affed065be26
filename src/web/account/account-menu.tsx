import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { sessions } from '#contract/sessions.ts'
import { call, ownSession } from '../api.ts'
import { forgetUnsavedValues } from '../entry/unsaved-values.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { isTurnedAway } from '../sign-in/turned-away.ts'
import { words } from '../sign-in/words.ts'
import styles from './account-menu.module.css'

/** In the bar: my name with what belongs to it, or the way in. */
export function AccountMenu() {
  const { data, isPending } = useQuery(ownSession)
  const { pathname, href } = useLocation()
  if (isPending || pathname === '/dang-nhap') return <div className={styles.place} />
  return (
    <div className={styles.place}>
      {data?.session ? (
        <Menu key={href} name={data.session.account.name} />
      ) : (
        <Link to="/dang-nhap" search={href === '/' ? {} : { next: href }} className={styles.way}>
          {words.menu.signIn}
        </Link>
      )}
    </div>
  )
}

/** A list that opens below the name; Escape, a click elsewhere and every new page close it. */
function Menu({ name }: { name: string }) {
  const [isOpen, open] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useClosing(isOpen, box, (isByKey) => {
    open(false)
    if (isByKey) button.current?.focus()
  })
  return (
    <div className={styles.menu} ref={box}>
      <button
        type="button"
        ref={button}
        className={styles.name}
        aria-expanded={isOpen}
        aria-label={words.menu.label(name)}
        onClick={() => open(!isOpen)}
      >
        <span className={styles.text}>{name}</span>
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
      {isOpen ? <Choices chosen={() => open(false)} /> : null}
    </div>
  )
}

function Choices({ chosen }: { chosen: () => void }) {
  const { mutate, error } = useMutation({ mutationFn: leave, networkMode: 'always' })
  return (
    <ul className={styles.list}>
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

/** Opens the first page anew, so that nothing of what was seen stays in the browser's memory. */
async function leave(): Promise<void> {
  try {
    await call(sessions.signOut, {})
  } catch (error) {
    // A session that has ended already is as good.
    if (!isTurnedAway(error)) throw error
  }
  forgetUnsavedValues()
  location.assign('/')
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
