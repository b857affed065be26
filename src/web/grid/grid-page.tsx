import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { GridView } from '#contract/grids.ts'
import { editionById } from '../api.ts'
import { NotSignedIn } from '../entry/not-signed-in.tsx'
import { useOwnSession } from '../entry/resumed-session.ts'
import { periodName } from '../entry/words.ts'
import { text } from '../language.ts'
import { useUnitDrafts } from '../offline/use-drafts.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { GridContext } from './grid-context.tsx'
import { OpenGrid } from './open-grid.tsx'
import { gridOf } from './queries.ts'
import type { BookParts } from './use-book.ts'
import { words } from './words.ts'

const route = getRouteApi('/nhap-so-lieu/$edition/nhieu-don-vi')

/** The numbers of one main index or component for many units at once. */
export function GridPage() {
  const session = useOwnSession()
  return session ? <LoadedGrid session={session} /> : <NotSignedIn />
}

function LoadedGrid({ session }: Pick<BookParts, 'session'>) {
  const { edition } = route.useParams()
  const { node, period } = route.useSearch()
  const asked = { edition, node, period }
  const definition = useSuspenseQuery(editionById(edition)).data
  const { data: view, error } = useQuery(gridOf(asked))
  if (error && !view) throw error
  if (!view) return <SkeletonPage label={text.loading} />
  if (view.rows.length === 0) return <EmptyGrid view={view} definition={definition} />
  const key = [edition, view.node, view.period, session.account.id].join('|')
  return <DraftedGrid key={key} {...{ asked, view, definition, session }} />
}

/** What was typed before and not sent is read from the machine before the grid opens. */
function DraftedGrid(props: Omit<BookParts, 'drafts'>) {
  const { view, session } = props
  const { edition, period, node } = view
  const account = session.account.id
  const places = view.rows.map(({ organisation: { id, name } }) => ({
    ...{ account, period, edition },
    subject: id,
    // Of its own: a form that opens would take away what it does not know.
    form: `${edition}.${id}.${period}.${node}`,
    title: text.formTitle(name, periodName(period)),
  }))
  const drafts = useUnitDrafts(account, places)
  return drafts ? <OpenGrid {...props} drafts={drafts} /> : <SkeletonPage label={text.loading} />
}

function EmptyGrid({ view, definition }: { view: GridView; definition: BookParts['definition'] }) {
  usePageTitle(words.emptyTitle, text.product)
  return (
    <>
      <GridContext view={view} definition={definition} />
      <PageHead title={words.emptyTitle}>{view.nodes.length === 0 ? words.nothingOwn : words.empty}</PageHead>
      <p>
        <Link to="/nhap-so-lieu">{words.back}</Link>
      </p>
    </>
  )
}
