import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { CouncilSheet } from '#contract/council.ts'
import { CallError } from '#contract/client.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { matches } from '#domain/fold.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { figure, text } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Paged } from '../ui/paged.tsx'
import { pageOf } from '../ui/paging.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { SearchBox } from '../ui/search-box.tsx'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './council-page.module.css'
import { DecideRound } from './decide-round.tsx'
import { sheetOf } from './queries.ts'
import { SheetTable } from './sheet-table.tsx'
import { words } from './words.ts'

const route = getRouteApi('/hoi-dong/$round')

/** What a round comes to, unit by unit, for who decides on it. */
export function CouncilPage() {
  const session = useOwnSession()
  if (!session) return <TurnedAway title={words.notOpenTitle} said={words.notSignedIn} />
  return <Loaded session={session} />
}

function Loaded({ session }: { session: OwnSession }) {
  const { round } = route.useParams()
  const { data, error } = useQuery(sheetOf(round))
  if (error && !data) {
    if (error instanceof CallError && ['not-found', 'not-permitted', 'bad-input'].includes(error.code))
      return <NotOpen />
    throw error
  }
  return data ? <Sheet sheet={data} session={session} /> : <SkeletonPage label={text.loading} />
}

function NotOpen() {
  usePageTitle(words.notOpenTitle, text.product)
  return <PageHead title={words.notOpenTitle}>{words.notThere}</PageHead>
}

function Sheet({ sheet, session }: { sheet: CouncilSheet; session: OwnSession }) {
  const { query, page: asked } = route.useSearch()
  const navigate = route.useNavigate()
  const title = words.title(sheet.title)
  usePageTitle(title, text.product)
  const found = sheet.rows.filter(({ organisation }) => matches(organisation.name, query ?? ''))
  const page = pageOf(found, asked)
  const waiting = sheet.rows.filter(({ state }) => state === 'council')
  const approved = sheet.rows.filter(({ state }) => state === 'approved').length
  const range = words.shown(figure(page.first), figure(page.last), figure(page.all))
  return (
    <div className={styles.page}>
      <PageHead title={title}>
        {sheet.rows.length === 0
          ? words.empty
          : words.lede(figure(waiting.length), figure(approved), figure(sheet.rows.length))}
      </PageHead>
      <DecideRound sheet={sheet} waiting={waiting} session={session} />
      <div className={styles.tools}>
        <SearchBox
          label={words.find}
          value={query ?? ''}
          onChange={(typed) => void navigate({ search: { query: typed === '' ? undefined : typed }, replace: true })}
        />
        <button type="button" className={styles.print} onClick={() => window.print()}>
          {words.print}
        </button>
      </div>
      <Paged
        page={page}
        words={{ label: words.pages, range, previous: words.previousPage, next: words.nextPage }}
        onPage={(to) => void navigate({ search: { query, page: to } })}
      >
        {page.all === 0 ? <p>{words.nobody}</p> : <SheetTable sheet={sheet} rows={page.rows} />}
      </Paged>
      <Announcement sentence={page.all === 0 ? words.nobody : range} />
    </div>
  )
}
