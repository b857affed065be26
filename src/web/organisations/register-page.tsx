import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { OutputOf } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { ORGANISATION_KINDS } from '#text/import-words.ts'
import { AdministrationPage } from '../administration/administration-page.tsx'
import { todayHere } from '../administration/days.ts'
import { keepsRegister } from '../administration/may-administer.ts'
import tools from '../administration/tools.module.css'
import { words } from '../administration/words.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { KeptSearch } from '../entry/kept-search.tsx'
import { figure, LANGUAGE, text } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Paged } from '../ui/paged.tsx'
import { MOST_ROWS, pageOf } from '../ui/paging.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { AsOf } from './as-of.tsx'
import { registerOf } from './queries.ts'
import { registerRows, shownRows, type RegisterRow } from './register-rows.ts'
import { RegisterTable } from './register-table.tsx'

const route = getRouteApi('/quan-tri/don-vi')
const { register } = words

/** Who there is on a day, under whom, by which code and in which group. */
export function RegisterPage() {
  const { on: asked = '' } = route.useSearch()
  const on = dayOf(dateText(asked)) ?? todayHere()
  return (
    <AdministrationPage
      title={register.title(dateText(on))}
      isFor={keepsRegister}
      action={
        <Link to="/quan-tri/don-vi/moi" className={tools.button}>
          {register.add}
        </Link>
      }
    >
      <Register on={on} />
    </AdministrationPage>
  )
}

function Register({ on }: { on: string }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error } = useQuery(registerOf(on))
  const set = (change: Partial<typeof search>) =>
    void navigate({
      search: (before) => ({ ...before, page: undefined, ...change }),
      replace: true,
      resetScroll: false,
    })
  if (error && !data) throw error
  return (
    <>
      <div className={tools.tools}>
        <KeptSearch label={register.find} query={search.query ?? ''} onSearch={(query) => set({ query })} />
        <label className={tools.choice}>
          {register.kind}
          <select
            value={search.kind ?? ''}
            onChange={(event) => set({ kind: OrganisationKind.safeParse(event.currentTarget.value).data })}
          >
            <option value="">{register.allKinds}</option>
            {OrganisationKind.options.map((kind) => (
              <option key={kind} value={kind}>
                {ORGANISATION_KINDS[LANGUAGE][kind]}
              </option>
            ))}
          </select>
        </label>
        <AsOf key={on} day={on} onChoose={(day) => set({ on: day === todayHere() ? undefined : day })} />
      </div>
      {data ? <Tree data={data} /> : <SkeletonPage label={text.loading} />}
    </>
  )
}

function Tree({ data }: { data: OutputOf<typeof organisations.showTree> }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const rows = registerRows(data.organisations)
  const shown = shownRows(rows, search)
  const page = pageOf(shown, search.page, MOST_ROWS)
  const top = rows.find(({ organisation }) => organisation === search.unit)
  const isFiltered = search.query !== undefined || search.kind !== undefined || top !== undefined
  const count = isFiltered
    ? register.found(figure(shown.length), figure(rows.length))
    : register.all(figure(rows.length))
  const range = register.range(figure(page.first), figure(page.last), figure(page.all))
  return (
    <>
      <Announcement sentence={count} />
      <p className={tools.count} hidden={rows.length === 0}>
        {top ? <Within top={top} /> : null}
        {count}
        {isFiltered ? (
          <Link to="/quan-tri/don-vi" search={{ on: search.on }} className={tools.clear}>
            {register.clear}
          </Link>
        ) : null}
      </p>
      {shown.length === 0 ? (
        <p>{rows.length === 0 ? register.none : register.noneFound}</p>
      ) : (
        <Paged
          page={page}
          words={{ label: register.pages, range, previous: register.previous, next: register.next }}
          onPage={(to) => void navigate({ search: (before) => ({ ...before, page: to }) })}
        >
          {isFiltered || page.page === 1 || page.rows[0]!.depth === 0 ? null : (
            <p className={tools.count}>{register.goesOnBelow(page.rows[0]!.above.join(' › '))}</p>
          )}
          <RegisterTable
            rows={page.rows}
            groups={data.groups}
            isTree={search.query === undefined && search.kind === undefined}
          />
        </Paged>
      )}
    </>
  )
}

function Within({ top }: { top: RegisterRow }) {
  return <strong>{register.within([...top.above, top.name].join(' › '))} </strong>
}
