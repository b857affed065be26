import { Link, type LinkProps } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { words as system } from '../system/words.ts'
import styles from './administration-index.module.css'
import { AdministrationPage } from './administration-page.tsx'
import { administers, keepsRegister, managesAccounts, readsAccounts, readsHistory } from './may-administer.ts'
import { words } from './words.ts'

/** What there is to administer, as far as the reader may. */
export function AdministrationIndex(): React.ReactNode {
  const session = useOwnSession()
  const { title, lede } = system.administration
  return (
    <AdministrationPage title={title} lede={lede} isFor={administers} isIndex>
      <ul className={styles.parts}>
        {session
          ? partsFor(session).map(({ to, name, about }) => (
              <li key={to}>
                <Link to={to}>{name}</Link>
                <p>{about}</p>
              </li>
            ))
          : null}
      </ul>
    </AdministrationPage>
  )
}

type Part = { readonly to: NonNullable<LinkProps['to']>; readonly name: string; readonly about: string }

function partsFor(session: OwnSession): Part[] {
  const { ways } = words
  const { parts, history } = system.administration
  const register: Part[] = [
    { to: '/quan-tri/don-vi', name: ways.register, about: parts.register },
    { to: '/quan-tri/nhom', name: ways.groups, about: parts.groups },
    { to: '/quan-tri/sap-xep', name: ways.succession, about: parts.succession },
  ]
  const installation: Part[] = [
    { to: '/quan-tri/he-thong', name: system.ways.system, about: parts.system },
    { to: '/quan-tri/hop-thu-di', name: system.ways.outbox, about: parts.outbox },
  ]
  return [
    ...(keepsRegister(session) ? register : []),
    ...(readsAccounts(session)
      ? [{ to: '/quan-tri/tai-khoan', name: ways.accounts, about: parts.accounts } as const]
      : []),
    ...(keepsRegister(session) ? [{ to: '/quan-tri/nhap', name: ways.files, about: parts.files } as const] : []),
    ...(managesAccounts(session) ? installation : []),
    ...(readsHistory(session) ? [{ to: '/nhat-ky', name: history, about: parts.history } as const] : []),
  ]
}
