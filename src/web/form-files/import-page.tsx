import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import type { FormView } from '#contract/forms.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { editionById } from '../api.ts'
import { NotSignedIn } from '../entry/not-signed-in.tsx'
import { formOf } from '../entry/queries.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { periodName } from '../entry/words.ts'
import { text } from '../language.ts'
import { Refused } from '../submission/submission-gate.tsx'
import pathStyles from '../submission/submission-path.module.css'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { ImportSteps } from './import-steps.tsx'
import { words } from './words.ts'

const route = getRouteApi('/nhap-so-lieu/$edition/tu-excel')

/** A filled workbook on its way into a form: what it would change is seen before anything is written. */
export function ImportPage(): React.ReactNode {
  const { edition } = route.useParams()
  const { unit, period } = route.useSearch()
  const session = useOwnSession()
  if (!session) return <NotSignedIn />
  if (unit === undefined || period === undefined)
    return <Navigate to="/nhap-so-lieu/$edition" params={{ edition }} replace />
  return <Loaded edition={edition} unit={unit} period={period} account={session.account.id} />
}

type LoadedProps = { edition: string; unit: string; period: string; account: string }

function Loaded({ edition, unit, period, account }: LoadedProps) {
  const definition = useSuspenseQuery(editionById(edition)).data
  const { data: view, error } = useQuery(formOf({ organisation: unit, edition, period }))
  if (error && !view) return <Refused error={error} />
  if (!view) return <SkeletonPage label={text.loading} />
  return <Opened view={view} items={definition.items} account={account} />
}

function Opened({ view, items, account }: { view: FormView; items: readonly DataItem[]; account: string }) {
  const { organisation, edition, period, round, mayEnter } = view
  const key = { organisation: organisation.id, edition, period }
  const isClosed = round?.closed !== undefined && round.openings.length === 0
  usePageTitle(words.title, text.formTitle(organisation.name, periodName(period)), text.product)
  return (
    <>
      <nav aria-label={words.path} className={pathStyles.path}>
        <Link to="/nhap-so-lieu/$edition" params={{ edition }} search={{ unit: organisation.id, period }}>
          {text.formTitle(organisation.name, periodName(period))}
        </Link>
        <span aria-current="page">{words.title}</span>
      </nav>
      <PageHead title={words.title}>
        {isClosed ? words.closed : mayEnter ? words.lede(organisation.name, periodName(period)) : words.readOnly}
      </PageHead>
      {isClosed || !mayEnter ? null : <ImportSteps into={{ key, account }} items={items} />}
    </>
  )
}
