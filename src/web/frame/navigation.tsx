import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { administers, readsHistory } from '../administration/may-administer.ts'
import { ownSession } from '../api.ts'
import { mayAppraise } from '../appraisal/may-appraise.ts'
import { mayWriteEditions } from '../edition-drafts/may-write-editions.ts'
import { keepsEvidence, mayEnterAnything } from '../entry/may-enter.ts'
import { text } from '../language.ts'
import styles from './navigation.module.css'
import { isAgency } from '../round-desk/is-agency.ts'
import { mayVerify } from '../verdicts/may-verify.ts'
import { sessionAs, useWorkingRole } from './working-role.ts'

type Part = { readonly to: NonNullable<LinkProps['to']>; readonly name: string; readonly exact?: true }

/** The parts of the pages: what I do, by the role that I work in, then what everybody reads. */
export function Navigation() {
  const { data } = useQuery(ownSession)
  const session = data?.session
  const role = useWorkingRole(session)
  const working = session && role ? sessionAs(session, role) : session
  return (
    <nav className={styles.navigation} aria-label={text.navigation.label}>
      <div className={styles.parts}>
        {session ? <Parts parts={ownParts(working)} /> : null}
        <Parts parts={PUBLIC} />
      </div>
    </nav>
  )
}

function Parts({ parts }: { parts: readonly Part[] }) {
  return (
    <ul>
      {parts.map(({ to, name, exact = false }) => (
        <li key={to}>
          <Link to={to} className={styles.link} activeOptions={{ exact, includeSearch: false }}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}

const WATCHES: readonly string[] = ['standing-agency', 'council-secretary', 'leader', 'auditor']

function watches(session: OwnSession | null | undefined): boolean {
  return session?.account.roles.some(({ role }) => WATCHES.includes(role)) ?? false
}

function ownParts(session: OwnSession | null | undefined): Part[] {
  return [
    { to: '/viec-cua-toi', name: text.navigation.myWork },
    ...(watches(session) ? [{ to: '/tong-quan', name: text.navigation.overview } as const] : []),
    ...(isAgency(session) ? [{ to: '/dot-danh-gia', name: text.navigation.rounds } as const] : []),
    ...(mayEnterAnything(session) ? [{ to: '/nhap-so-lieu', name: text.navigation.entry } as const] : []),
    ...(keepsEvidence(session) ? [{ to: '/kho-minh-chung', name: text.navigation.library } as const] : []),
    ...(mayAppraise(session) ? [{ to: '/tham-dinh', name: text.navigation.appraisal } as const] : []),
    ...(mayVerify(session) ? [{ to: '/xac-minh', name: text.navigation.verdicts } as const] : []),
    ...(mayWriteEditions(session) ? [{ to: '/soan-bo-chi-so', name: text.navigation.editionDrafts } as const] : []),
    ...(administers(session) ? [{ to: '/quan-tri', name: text.navigation.administration } as const] : []),
    ...(readsHistory(session) ? [{ to: '/nhat-ky', name: text.navigation.history } as const] : []),
  ]
}

const PUBLIC: readonly Part[] = [
  { to: '/', name: text.navigation.ranking, exact: true },
  { to: '/don-vi', name: text.navigation.units },
  { to: '/bo-chi-so', name: text.navigation.editions },
  { to: '/van-ban', name: text.navigation.documents },
  { to: '/co-quan', name: text.navigation.agencies },
]
