import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { text } from '../language.ts'
import { SessionWatch } from '../sign-in/session-watch.tsx'
import { isAboutNumbers } from './about-numbers.ts'
import { ContextBar } from './context-bar.tsx'
import styles from './frame.module.css'
import { Navigation } from './navigation.tsx'

/** What surrounds every page. */
export function Frame() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useFocusOnNewPage(main)
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#noi-dung">
        {text.skip}
      </a>
      <ContextBar />
      <Navigation />
      <SessionWatch />
      <main id="noi-dung" className={styles.main} ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <footer className={styles.footer}>
        <p>{text.footer}</p>
        {isAboutNumbers(pathname) ? <p>{text.demonstrationNote}</p> : null}
      </footer>
    </div>
  )
}

/** A reader of the screen hears where it is when the page changes; filters and tries do not move the focus. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [main, pathname])
}
