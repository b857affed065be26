import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountView, MadeLink } from '#contract/accounts.ts'
import { CallError } from '#contract/client.ts'
import { AccountSection } from '../account/account-section.tsx'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { managesAccounts, readsAccounts } from '../administration/may-administer.ts'
import { TimelineSection } from '../administration/timeline-section.tsx'
import { moment, words } from '../administration/words.ts'
import { words as tokenWords } from '../api-tokens/words.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { text } from '../language.ts'
import { LinkedIdentity } from '../oidc/linked-identity.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { AccountSessions } from './account-sessions.tsx'
import { AccountTokens } from './account-tokens.tsx'
import { EntrySection } from './entry-section.tsx'
import { GrantsSection } from './grants-section.tsx'
import { HandedLink } from './handed-link.tsx'
import { PersonSection } from './person-section.tsx'
import { accountOf, historyOf } from './queries.ts'

const route = getRouteApi('/quan-tri/tai-khoan/$account')
const { account: said } = words

/** One account: who it is, what it may do, how it comes in, and what was done to it. */
export function ManagedAccountPage(): React.ReactNode {
  const { account } = route.useParams()
  const { data, error } = useQuery(accountOf(account))
  if (error && !data) {
    if (error instanceof CallError && ['not-found', 'not-permitted', 'bad-input'].includes(error.code))
      return <NotOpen />
    throw error
  }
  return data ? <Whole view={data} /> : <SkeletonPage label={text.loading} />
}

function NotOpen() {
  usePageTitle(said.notThereTitle, text.product)
  return <PageHead title={said.notThereTitle}>{said.notThere}</PageHead>
}

function Whole({ view }: { view: AccountView }) {
  const session = useOwnSession()
  const [link, show] = useState<MadeLink>()
  const mayManage = managesAccounts(session)
  const isOwn = session?.account.id === view.id
  return (
    <AdministrationPage
      title={view.displayName}
      lede={said.lede(view.userName, words.states[view.state], moment(view.createdAt))}
      isFor={readsAccounts}
      above={<Link to="/quan-tri/tai-khoan">{words.ways.accounts}</Link>}
    >
      {link ? <HandedLink link={link} name={view.displayName} /> : null}
      <AccountSection title={said.person}>
        <PersonSection view={view} mayManage={mayManage} />
      </AccountSection>
      <AccountSection title={said.roles} note={said.rolesNote}>
        <GrantsSection view={view} mayManage={mayManage} isOwn={isOwn} />
      </AccountSection>
      <AccountSection title={said.entry}>
        <EntrySection view={view} mayManage={mayManage} isOwn={isOwn} onLink={show} />
        <LinkedIdentity view={view} mayAct={mayManage && !isOwn} />
      </AccountSection>
      <AccountSection title={said.sessions}>
        <AccountSessions account={view.id} name={view.displayName} mayManage={mayManage} />
      </AccountSection>
      <AccountSection title={tokenWords.title} {...(view.kind === 'service' && { note: tokenWords.serviceNote })}>
        <AccountTokens view={view} mayManage={mayManage} />
      </AccountSection>
      <AccountSection title={words.timeline.title} note={words.timeline.note}>
        <TimelineSection asked={historyOf(view.id)} />
      </AccountSection>
    </AdministrationPage>
  )
}
