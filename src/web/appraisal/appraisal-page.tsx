import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { AppraisalView } from '#contract/appraisal-views.ts'
import { CallError } from '#contract/client.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import { editionById } from '../api.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { withMissing } from './case.ts'
import { OpenCase } from './open-case.tsx'
import { appraisalOf, type AppraisalKey } from './queries.ts'
import { queueSearchOf } from './queue.ts'
import { words } from './words.ts'

const route = getRouteApi('/tham-dinh/$submission/$node')

/** One criterion of one submission: number and evidence beside each other, and what is decided of it. */
export function AppraisalPage() {
  const { submission, node } = route.useParams()
  const session = useOwnSession()
  if (!session) return <TurnedAway title={words.queue.title} said={words.queue.notSignedIn} />
  const { id } = session.account
  return <LoadedView key={`${submission} ${node} ${id}`} place={{ submission, node }} account={id} />
}

function LoadedView({ place, account }: { place: AppraisalKey; account: string }) {
  const { data: view, error } = useQuery(appraisalOf(place))
  if (error && !view) {
    if (error instanceof CallError && (error.code === 'not-permitted' || error.code === 'own-unit'))
      return <NotOpen said={words.page.notYours} />
    if (error instanceof CallError && error.code === 'not-found') return <NotOpen said={words.page.notThere} />
    throw error
  }
  return view ? <LoadedCase view={view} account={account} /> : <SkeletonPage label={text.loading} />
}

function LoadedCase({ view, account }: { view: AppraisalView; account: string }) {
  const queries = useQueryClient()
  const { data: definition, error } = useQuery(editionById(view.edition))
  if (error && !definition) throw error
  const laid = useMemo(() => {
    if (!definition) return undefined
    const items = new Map(definition.items.map((item) => [item.id, item]))
    return { items, outline: outlineOf(definition.edition, items).outline }
  }, [definition])
  const node = laid?.outline.byCode.get(view.criterion.code)
  if (!laid || !node) return <SkeletonPage label={text.loading} />
  const key = { submission: view.submission, node: view.criterion.code }
  const refresh = () => queries.fetchQuery({ ...appraisalOf(key), staleTime: 0 })
  return <OpenCase one={{ ...laid, view: { ...view, values: withMissing(view, node) }, node, account, refresh }} />
}

function NotOpen({ said }: { said: string }) {
  const search = route.useSearch()
  usePageTitle(words.page.notOpenTitle, text.product)
  return (
    <PageHead title={words.page.notOpenTitle}>
      {said}{' '}
      <Link to="/tham-dinh" search={queueSearchOf(search)}>
        {words.page.back}
      </Link>
    </PageHead>
  )
}
