import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { formList } from './queries.ts'
import { figure, text } from '../language.ts'
import { GridLinks } from '../grid/grid-links.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { FormList } from './form-list.tsx'
import { hasForms, isProvider } from './may-enter.ts'
import { NotSignedIn } from './not-signed-in.tsx'
import { useOwnSession } from './resumed-session.ts'
import { PartList } from './part-list.tsx'
import { periodName, words } from './words.ts'

const route = getRouteApi('/nhap-so-lieu')

/** The forms and parts that the caller may enter; whoever has one form only is led into it. */
export function EntryPage() {
  const session = useOwnSession()
  if (!session) return <NotSignedIn />
  return hasForms(session) ? <Forms session={session} /> : <Parts session={session} />
}

function Forms({ session }: { session: OwnSession }) {
  const { query, period, page } = route.useSearch()
  const { forms } = useSuspenseQuery(formList).data
  usePageTitle(words.list.title, text.product)
  const [newest] = forms
  const shown = period ?? newest?.period
  const isOnlyOne =
    newest !== undefined &&
    forms.every((form) => form.organisation.id === newest.organisation.id && form.edition === newest.edition)
  if (isOnlyOne && !isProvider(session))
    return (
      <Navigate
        to="/nhap-so-lieu/$edition"
        params={{ edition: newest.edition }}
        search={{ unit: newest.organisation.id, period: newest.period }}
        replace
      />
    )
  return (
    <>
      <PageHead title={words.list.title}>
        {forms.length === 0
          ? words.list.none
          : words.list.lede(figure(forms.filter((form) => form.period === shown).length), periodName(shown!))}
      </PageHead>
      {shown === undefined ? null : <GridLinks forms={forms} session={session} period={shown} />}
      {forms.length === 0 ? null : <FormList forms={forms} query={query ?? ''} period={shown!} page={page} />}
      {isProvider(session) ? <PartList session={session} /> : null}
    </>
  )
}

function Parts({ session }: { session: OwnSession }) {
  usePageTitle(words.list.title, text.product)
  return (
    <>
      <PageHead title={words.list.title}>{isProvider(session) ? words.list.parts : words.list.none}</PageHead>
      {isProvider(session) ? <PartList session={session} /> : null}
    </>
  )
}
