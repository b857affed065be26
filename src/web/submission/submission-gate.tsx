import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CallError } from '#contract/client.ts'
import type { OwnSession } from '#contract/sessions.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { AsUnit } from '../round-desk/as-unit.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { submissionOf } from './queries.ts'
import { words } from './words.ts'

type Inside = (view: SubmissionView, session: OwnSession) => ReactNode

/** A page about one submission, for whoever is signed in and may see it; its data is as fresh as the page. */
export function SubmissionGate({ submission, children }: { submission: string; children: Inside }) {
  const session = useOwnSession()
  if (!session) return <TurnedAway title={words.missing.title} said={words.missing.notSignedIn} />
  return (
    <Loaded key={`${submission} ${session.account.id}`} submission={submission} session={session}>
      {children}
    </Loaded>
  )
}

type LoadedProps = { submission: string; session: OwnSession; children: Inside }

function Loaded({ submission, session, children }: LoadedProps) {
  const { data, error, isFetchedAfterMount } = useQuery(submissionOf(submission))
  if (error && !data) return <Refused error={error} />
  if (!data || !isFetchedAfterMount) return <SkeletonPage label={text.loading} />
  return (
    <>
      <AsUnit view={data} session={session} />
      {children(data, session)}
    </>
  )
}

/** What the server would not show, in words; a server that failed is the failure page's. */
export function Refused({ error }: { error: Error }) {
  if (!(error instanceof CallError)) throw error
  if (error.code === 'wrong-state' || error.code === 'findings-not-released')
    return <NotOpen said={words.missing.notYet} />
  if (error.code !== 'not-found' && error.code !== 'not-permitted' && error.code !== 'bad-input') throw error
  return <NotOpen said={words.missing.notThere} />
}

function NotOpen({ said }: { said: string }) {
  usePageTitle(words.missing.title, text.product)
  return (
    <PageHead title={words.missing.title}>
      {said} <Link to="/nhap-so-lieu">{words.missing.entry}</Link>
    </PageHead>
  )
}
