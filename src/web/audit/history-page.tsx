import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { audit, type EventPage } from '#contract/audit.ts'
import { urlOf } from '#contract/client.ts'
import { momentText } from '#text/moment-text.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { EventList } from './event-list.tsx'
import { HistoryGate, RefusedHistory } from './history-gate.tsx'
import styles from './history-page.module.css'
import { eventsFound, type Search } from './queries.ts'
import { SearchForm } from './search-form.tsx'
import { isSearchable, spanOf } from './span.ts'
import { dayText, words } from './words.ts'

const route = getRouteApi('/nhat-ky')
const ON_A_PAGE = 50

/** Search over all that happened. */
export function HistoryPage(): React.ReactNode {
  usePageTitle(words.title, text.product)
  const state = route.useSearch()
  // Whoever leaves the page open over midnight sees the new day when they open it anew.
  const [now] = useState(() => Date.now())
  const span = spanOf(state, now)
  return (
    <HistoryGate>
      <div className={styles.page}>
        <PageHead title={words.title}>
          {words.lede(dayText(span.from), dayText(span.to))} <Link to="/nhat-ky/chuoi">{words.toChain}</Link>
        </PageHead>
        <SearchForm key={JSON.stringify(state)} state={state} span={span} />
        {isSearchable(span) ? (
          <Found search={searchOf(state, span)} />
        ) : (
          <p role="alert" className={styles.fault}>
            {words.search.span}
          </p>
        )}
      </div>
    </HistoryGate>
  )
}

type State = ReturnType<typeof route.useSearch>

/** As the server is asked; a kind that there is not is refused there. */
function searchOf({ query, kind, account, unit, round, edition, before }: State, span: Search): Search {
  const asked = { words: query, kind: kind as Search['kind'], account, organisation: unit, round, edition, before }
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && value !== ''))
  return { ...span, ...said, limit: ON_A_PAGE }
}

function Found({ search }: { search: Search }) {
  const { data, error } = useQuery(eventsFound(search))
  if (error && !data) return <RefusedHistory error={error} />
  if (!data) return <SkeletonPage label={text.loading} />
  return <Page page={data} search={search} />
}

function Page({ page, search }: { page: EventPage; search: Search }) {
  const count = page.events.length
  return (
    <>
      <Person page={page} search={search} />
      {count === 0 && page.next === null ? (
        <p className={styles.none}>
          {words.list.none} {words.list.noneHint}
        </p>
      ) : null}
      {count > 0 ? <EventList events={page.events} /> : null}
      {page.lookedTo === null ? null : (
        <p className={styles.hint}>{words.list.lookedTo(momentText(page.lookedTo, LANGUAGE))}</p>
      )}
      <Ways page={page} isLater={search.before !== undefined} />
      {count > 0 ? <Files search={search} /> : null}
      <Announcement sentence={count === 0 ? words.list.none : words.list.shown(figure(count))} />
    </>
  )
}

/** A condition that comes from another page and has no field here. */
function Person({ page, search }: { page: EventPage; search: Search }) {
  const { account, edition } = search
  if (account === undefined && edition === undefined) return null
  const known = page.events.flatMap(({ by, about }) => [by, about]).find((one) => one?.id === (account ?? edition))
  const name = known?.name ?? account ?? edition!
  return (
    <p className={styles.only}>
      {account === undefined ? words.search.edition(name) : words.search.person(name)}{' '}
      <Link
        to="/nhat-ky"
        search={(before) => ({ ...before, account: undefined, edition: undefined, before: undefined })}
      >
        {words.search.drop}
      </Link>
    </p>
  )
}

function Ways({ page: { next, lookedTo }, isLater }: { page: EventPage; isLater: boolean }) {
  if (next === null && !isLater) return null
  return (
    <nav aria-label={words.list.pages} className={styles.ways}>
      {isLater ? (
        <Link to="/nhat-ky" search={(state) => ({ ...state, before: undefined })}>
          {words.list.newest}
        </Link>
      ) : null}
      {next === null ? null : (
        <Link to="/nhat-ky" search={(state) => ({ ...state, before: next })}>
          {lookedTo === null ? words.list.older : words.list.goOn}
        </Link>
      )}
    </nav>
  )
}

function Files({ search }: { search: Search }) {
  const { from, to, kind, account, organisation, round, edition, words: query } = search
  const asked = { from, to, kind, account, organisation, round, edition, words: query, language: LANGUAGE }
  const address = (format: 'csv' | 'jsonl') => urlOf(audit.exportEvents, { ...asked, format })
  return (
    <section aria-label={words.files.label} className={styles.files}>
      <a href={address('csv')} download>
        {words.files.excel}
      </a>
      <a href={address('jsonl')} download>
        {words.files.json}
      </a>
      <span className={styles.hint}>{words.files.limit}</span>
    </section>
  )
}
