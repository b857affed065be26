import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { ownSession } from '../api.ts'
import { text } from '../language.ts'
import { ConnectionStrip } from '../offline/connection-strip.tsx'
import { NewerVersion } from '../offline/newer-version.tsx'
import { SessionWatch } from '../sign-in/session-watch.tsx'
import { ContextBar } from './context-bar.tsx'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { Navigation } from './navigation.tsx'
import { useShownProvince } from './shown-province.ts'
import { useFocusOnPlace } from './use-focus-on-place.ts'

/** What surrounds every page. */
export function Frame() {
  const main = useRef<HTMLElement>(null)
  const province = useShownProvince()
  const session = useQuery(ownSession)
  useFocusOnNewPage(main)
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#noi-dung">
        {text.skip}
      </a>
      <ContextBar />
      <Navigation />
      <SessionWatch />
      <NewerVersion />
      <main id="noi-dung" className={styles.main} ref={main} tabIndex={-1}>
        <ConnectionStrip />
        <Outlet />
      </main>
      <footer className={styles.footer}>
        <div>
          <p>{text.footer(session.data?.help)}</p>
          {province === undefined ? null : <p>{text.demonstrationNote}</p>}
        </div>
        <LanguageSwitch />
      </footer>
    </div>
  )
}

/**
 * A reader of the screen hears where it is when the page changes; filters and tries do not move the focus. An address
 * that names a place on its page leads there.
 */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const { pathname, hash } = useLocation()
  const before = useRef(pathname)
  useFocusOnPlace(main, hash)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [main, pathname])
}
