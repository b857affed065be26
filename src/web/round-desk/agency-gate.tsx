import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CallError } from '#contract/client.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { isAgency } from './is-agency.ts'
import { words } from './words.ts'

/** A page for the standing agency; to everybody else it says so. */
export function AgencyGate({ children }: { children: (session: OwnSession) => ReactNode }) {
  const session = useOwnSession()
  if (!session) return <TurnedAway title={words.closed.title} said={words.closed.notSignedIn} />
  return isAgency(session) ? children(session) : <NotForThem />
}

function NotForThem() {
  usePageTitle(words.closed.title, text.product)
  return <PageHead title={words.closed.title}>{words.closed.notAgency}</PageHead>
}

/** What the server would not show, in words; a server that failed is the failure page's. */
export function RoundRefused({ error }: { error: Error }) {
  usePageTitle(words.closed.title, text.product)
  if (!(error instanceof CallError) || !['not-found', 'not-permitted', 'bad-input'].includes(error.code)) throw error
  return (
    <PageHead title={words.closed.title}>
      {words.closed.notThere} <Link to="/dot-danh-gia">{words.closed.rounds}</Link>
    </PageHead>
  )
}
