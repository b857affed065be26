import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { editionById } from '../api.ts'
import { formList, formOf } from './queries.ts'
import { text } from '../language.ts'
import { FormAsUnit } from '../round-desk/as-unit.tsx'
import { isAgency } from '../round-desk/is-agency.ts'
import { useDrafts } from '../offline/use-drafts.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { NotSignedIn } from './not-signed-in.tsx'
import { useOwnSession } from './resumed-session.ts'
import { OpenForm } from './open-form.tsx'
import { periodName } from './words.ts'

const route = getRouteApi('/nhap-so-lieu/$edition')

/** One form: what one unit is asked for by one edition in one period. */
export function FormPage() {
  const { edition } = route.useParams()
  const { unit, period, view } = route.useSearch()
  const session = useOwnSession()
  if (!session) return <NotSignedIn />
  if (unit === undefined || period === undefined) return <NewestForm edition={edition} />
  return (
    <LoadedForm
      key={`${edition}|${unit}|${period}|${session.account.id}|${view}`}
      edition={edition}
      unit={unit}
      period={period}
      session={session}
    />
  )
}

type Loaded = { edition: string; unit: string; period: string; session: Parameters<typeof OpenForm>[0]['session'] }

function LoadedForm({ edition, unit, period, session }: Loaded) {
  const key = { organisation: unit, edition, period }
  const definition = useSuspenseQuery(editionById(edition)).data
  const search = route.useSearch()
  const { data: view, error } = useQuery(formOf(key))
  if (error && !view) throw error
  if (!view) return <SkeletonPage label={text.loading} />
  if (search.view === undefined || !isAgency(session))
    return <DraftedForm view={view} definition={definition} session={session} />
  return (
    <>
      <FormAsUnit unit={view.organisation.name} submission={view.round?.submission} round={search.round} />
      <DraftedForm view={{ ...view, mayEnter: false }} definition={definition} session={session} />
    </>
  )
}

/** What was typed before and not sent is read from the machine before the form opens. */
function DraftedForm(props: Omit<Parameters<typeof OpenForm>[0], 'drafts'>) {
  const { organisation, edition, period } = props.view
  const drafts = useDrafts({
    account: props.session.account.id,
    form: `${edition}.${organisation.id}.${period}`,
    subject: organisation.id,
    ...{ period, edition },
    title: text.formTitle(organisation.name, periodName(period)),
  })
  return drafts ? <OpenForm {...props} drafts={drafts} /> : <SkeletonPage label={text.loading} />
}

/** The address names no unit or period: the newest form of the edition, or the list. */
function NewestForm({ edition }: { edition: string }) {
  const { forms } = useSuspenseQuery(formList).data
  const newest = forms.find((form) => form.edition === edition)
  if (!newest) return <Navigate to="/nhap-so-lieu" replace />
  return (
    <Navigate
      to="/nhap-so-lieu/$edition"
      params={{ edition }}
      search={{ unit: newest.organisation.id, period: newest.period }}
      replace
    />
  )
}
