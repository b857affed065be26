import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { EvidenceKind, EvidenceState, EvidenceValidity } from '#domain/evidence/evidence.ts'
import { KeptSearch } from '../entry/kept-search.tsx'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { DocumentPanel } from './document-panel.tsx'
import { LibraryChoices, type Choices } from './library-choices.tsx'
import styles from './library-page.module.css'
import { LibraryTable, rowId } from './library-table.tsx'
import { libraryPage, type LibraryFilter } from './queries.ts'
import { words } from './words.ts'

const route = getRouteApi('/kho-minh-chung')
const { library } = words

/** The documents that a unit has, which of its numbers each supports, and how each stands. */
export function LibraryPage() {
  const session = useOwnSession()
  const { unit } = route.useSearch()
  const units = session ? unitsOf(session) : []
  const own = units.find(({ id }) => id === unit) ?? (unit === undefined ? units[0] : undefined)
  const organisation = own?.id ?? unit
  const title = own ? library.title(own.name) : library.plainTitle
  usePageTitle(title, text.product)
  if (!session) return <TurnedAway title={library.plainTitle} said={library.notSignedIn} />
  if (organisation === undefined) return <PageHead title={title}>{library.noUnit}</PageHead>
  return <Library key={organisation} organisation={organisation} title={title} units={units} />
}

type Unit = { readonly id: string; readonly name: string }

/** Whose library somebody keeps: of the units for which they enter numbers. */
function unitsOf({ account }: OwnSession): Unit[] {
  const units = account.roles.flatMap(({ role, organisation }) =>
    (role === 'unit-officer' || role === 'unit-head') && organisation ? [organisation] : [],
  )
  return [...new Map(units.map((one) => [one.id, one])).values()]
}

type Search = Choices & { readonly after?: string | undefined; readonly evidence?: string | undefined }

function Library({ organisation, title, units }: { organisation: string; title: string; units: readonly Unit[] }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(libraryPage(filterOf(organisation, search)))
  const set = (change: Search & { unit?: string }) =>
    void navigate({
      search: (before) => ({ ...before, after: undefined, evidence: undefined, page: undefined, ...change }),
      replace: true,
      resetScroll: false,
    })
  const isFiltered = [search.query, search.kind, search.year, search.state].some((one) => one !== undefined)
  const chosen = search.evidence
  const remember = useReturn(chosen)
  return (
    <div className={chosen === undefined ? undefined : styles.columns}>
      <div className={chosen === undefined ? undefined : styles.behind}>
        <PageHead title={title}>
          <p>{library.lede}</p>
        </PageHead>
        <div className={styles.tools}>
          {units.length > 1 ? (
            <UnitSelect units={units} chosen={organisation} onChoose={(unit) => set({ unit })} />
          ) : null}
          <KeptSearch label={library.search} query={search.query ?? ''} onSearch={(query) => set({ query })} />
          <LibraryChoices choices={search} onChoose={set} parts={['kind', 'year', 'state']} />
          {isFiltered ? (
            <button type="button" className={styles.link} onClick={() => set(NO_FILTER)}>
              {library.clear}
            </button>
          ) : null}
        </div>
        {data ? (
          <LibraryTable rows={data.evidence} isFiltered={isFiltered} chosen={chosen} />
        ) : error ? (
          <p role="alert">
            {library.failed}{' '}
            <button type="button" className={styles.link} onClick={() => void refetch()}>
              {words.hung.again}
            </button>
          </p>
        ) : (
          <SkeletonPage label={text.loading} />
        )}
        <p className={styles.pages}>
          {search.after === undefined ? null : (
            <button type="button" className={styles.link} onClick={() => set({})}>
              {library.first}
            </button>
          )}
          {data?.next ? (
            <button type="button" className={styles.link} onClick={() => set({ after: data.next ?? undefined })}>
              {library.next}
            </button>
          ) : null}
        </p>
      </div>
      {chosen === undefined ? null : (
        <DocumentPanel
          key={chosen}
          id={chosen}
          mayChange={units.some(({ id }) => id === organisation)}
          onClose={() => {
            remember(chosen)
            set({ after: search.after })
          }}
        />
      )}
    </div>
  )
}

/** Whoever closes a document, and does not search on, is back at its row. */
function useReturn(chosen: string | undefined): (closed: string) => void {
  const closed = useRef<string>(undefined)
  useEffect(() => {
    if (chosen !== undefined || closed.current === undefined) return
    document.getElementById(rowId(closed.current))?.focus()
    closed.current = undefined
  }, [chosen])
  return (one) => void (closed.current = one)
}

const NO_FILTER: Choices = { query: undefined, kind: undefined, year: undefined, state: undefined }

function filterOf(organisation: string, { query, kind, year, state, after }: Search): LibraryFilter {
  const validity = EvidenceValidity.safeParse(state).data
  const standing = validity ? 'in-force' : EvidenceState.safeParse(state).data
  return { organisation, words: query, kind: EvidenceKind.safeParse(kind).data, year, after, validity, state: standing }
}

type UnitSelectProps = { units: readonly Unit[]; chosen: string; onChoose: (unit: string) => void }

function UnitSelect({ units, chosen, onChoose }: UnitSelectProps) {
  return (
    <label className={styles.unit}>
      {library.unit}
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
