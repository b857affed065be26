import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { CallError } from '#contract/client.ts'
import type { OrganisationView } from '#contract/organisation-views.ts'
import { AccountSection } from '../account/account-section.tsx'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { isOver, todayHere } from '../administration/days.ts'
import { keepsRegister, readsAccounts } from '../administration/may-administer.ts'
import { TimelineSection } from '../administration/timeline-section.tsx'
import { words } from '../administration/words.ts'
import { dateText } from '../edition/date-text.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { GroupSection } from './group-section.tsx'
import { NamesSection } from './names-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { historyOf, organisationOf } from './queries.ts'
import { RoleHolders } from './role-holders.tsx'
import { SuccessionsSection } from './successions-section.tsx'
import { SupportSection } from './support-section.tsx'

const route = getRouteApi('/quan-tri/don-vi/$organisation')
const { unit } = words

/** All that is known of an organisation, and what can be changed of it. */
export function OrganisationPage(): React.ReactNode {
  const { organisation } = route.useParams()
  const { data, error } = useQuery(organisationOf(organisation))
  if (error && !data) {
    if (error instanceof CallError && ['not-found', 'not-permitted', 'bad-input'].includes(error.code))
      return <NotOpen />
    throw error
  }
  return data ? <Whole view={data} /> : <SkeletonPage label={text.loading} />
}

function NotOpen() {
  usePageTitle(unit.notThereTitle, text.product)
  return <PageHead title={unit.notThereTitle}>{unit.notThere}</PageHead>
}

/** As it is today; else as it was last, or will be first. */
export function presentOf({ versions }: OrganisationView): OrganisationView['versions'][number] {
  return [...versions].reverse().find(({ from }) => from <= todayHere()) ?? versions[0]!
}

function Whole({ view }: { view: OrganisationView }) {
  const session = useOwnSession()
  const present = presentOf(view)
  const last = view.versions.at(-1)!
  const hasEnded = isOver(last)
  return (
    <AdministrationPage
      title={present.name}
      lede={hasEnded ? unit.ended(dateText(last.to!)) : unit.since(dateText(view.versions[0]!.from))}
      isFor={keepsRegister}
      above={<Link to="/quan-tri/don-vi">{words.ways.register}</Link>}
    >
      <AccountSection title={unit.names} note={unit.namesNote}>
        <NamesSection view={view} hasEnded={hasEnded} />
      </AccountSection>
      <AccountSection title={unit.group}>
        <GroupSection view={view} hasEnded={hasEnded} />
      </AccountSection>
      <AccountSection title={unit.people} note={unit.peopleNote}>
        <PeopleSection view={view} hasEnded={hasEnded} />
      </AccountSection>
      {readsAccounts(session) ? (
        <AccountSection title={unit.roles} note={unit.rolesNote}>
          <RoleHolders organisation={view.organisation} />
        </AccountSection>
      ) : null}
      <AccountSection title={unit.support}>
        <SupportSection view={view} hasEnded={hasEnded} />
      </AccountSection>
      <AccountSection title={unit.successions}>
        <SuccessionsSection view={view} hasEnded={hasEnded} />
      </AccountSection>
      <AccountSection title={words.timeline.title} note={words.timeline.note}>
        <TimelineSection asked={historyOf(view.organisation)} />
      </AccountSection>
    </AdministrationPage>
  )
}
