import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { ownSession } from '../api.ts'
import { withControls } from '../frame/with-controls.tsx'
import { text } from '../language.ts'
import styles from './account-menu.module.css'

const OwnMenu = lazy(() => withControls(() => import('./own-menu.tsx'), 'OwnMenu'))

/** In the bar: my name with what belongs to it, or the way in. */
export function AccountMenu() {
  const { data, isPending } = useQuery(ownSession)
  const { pathname, href } = useLocation()
  if (isPending || pathname === '/dang-nhap') return <div className={styles.place} />
  return (
    <div className={styles.place}>
      {data?.session ? (
        <Suspense>
          <OwnMenu session={data.session} />
        </Suspense>
      ) : (
        <Link to="/dang-nhap" search={href === '/' ? {} : { next: href }} className={styles.way}>
          {text.turnedAway.signIn}
        </Link>
      )}
    </div>
  )
}
