import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import tabs from '../ui/tabs.module.css'
import styles from './administration-page.module.css'
import { keepsRegister, readsAccounts } from './may-administer.ts'
import { words } from './words.ts'

type Props = {
  title: string
  lede?: ReactNode
  /** Who may be here; everybody else is told that they may not. */
  isFor: (session: OwnSession) => boolean
  /** What it is one of: a page below says where it stands. */
  above?: ReactNode
  action?: ReactNode
  children: ReactNode
}

/** A page of those who keep organisations and accounts, with the ways between these pages. */
export function AdministrationPage({ title, lede, isFor, above, action, children }: Props) {
  const session = useOwnSession()
  usePageTitle(title, text.product)
  if (!session) return <TurnedAway />
  if (!isFor(session)) return <PageHead title={words.notYours.title}>{words.notYours.body}</PageHead>
  return (
    <>
      <Ways session={session} />
      {above === undefined ? null : <p className={styles.above}>{above}</p>}
      <div className={styles.head}>
        <PageHead title={title}>{lede}</PageHead>
        {action === undefined ? null : <div className={styles.action}>{action}</div>}
      </div>
      {children}
    </>
  )
}

function Ways({ session }: { session: OwnSession }) {
  const { ways } = words
  const active = { includeSearch: false } as const
  return (
    <nav aria-label={ways.label} className={styles.ways}>
      <div className={tabs.tabs}>
        {keepsRegister(session) ? (
          <>
            <Link to="/quan-tri/don-vi" className={tabs.tab} activeOptions={active}>
              {ways.register}
            </Link>
            <Link to="/quan-tri/nhom" className={tabs.tab} activeOptions={active}>
              {ways.groups}
            </Link>
            <Link to="/quan-tri/sap-xep" className={tabs.tab} activeOptions={active}>
              {ways.succession}
            </Link>
          </>
        ) : null}
        {readsAccounts(session) ? (
          <Link to="/quan-tri/tai-khoan" className={tabs.tab} activeOptions={active}>
            {ways.accounts}
          </Link>
        ) : null}
        {keepsRegister(session) ? (
          <Link to="/quan-tri/nhap" className={tabs.tab} activeOptions={active}>
            {ways.files}
          </Link>
        ) : null}
      </div>
    </nav>
  )
}
