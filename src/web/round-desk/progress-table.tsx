import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AppraisalProgress, ProgressCounts } from '#contract/round-desk.ts'
import { matches } from '#domain/fold.ts'
import { KeptSearch } from '../entry/kept-search.tsx'
import { figure } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Paged } from '../ui/paged.tsx'
import { pageOf } from '../ui/paging.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './progress-page.module.css'
import type { ProgressView } from './progress-views.ts'
import { progressWords as words, words as deskWords } from './words.ts'

const route = getRouteApi('/dot-danh-gia/$round/tham-dinh')
const COUNTS = ['open', 'toReview', 'toSettle', 'awaiting'] as const

type Row = {
  readonly key: string
  /** By what it is found. */
  readonly said: string
  readonly name: ReactNode
  readonly beside?: ReactNode
  readonly counts: Omit<ProgressCounts, 'toSettle'> & { readonly toSettle?: number }
  /** Where the criteria are that are not decided. */
  readonly open?: ReactNode
}

/** The same criteria counted one way; each row leads to the place where its work is done. */
export function ProgressTable({ progress }: { progress: AppraisalProgress }) {
  const { by = 'phan', query = '', page: asked } = route.useSearch()
  const navigate = route.useNavigate()
  const found = rowsOf(progress, by).filter(({ said }) => matches(said, query))
  const page = pageOf(found, asked)
  const range = words.shown(figure(page.first), figure(page.last), figure(page.all))
  const nothing = query === '' ? EMPTY[by] : words.notFound
  return (
    <>
      <div className={styles.tools}>
        <KeptSearch
          key={by}
          label={words.find}
          query={query}
          onSearch={(typed) =>
            void navigate({
              search: (before) => ({ ...before, page: undefined, query: typed }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      <Paged
        page={page}
        words={{ label: words.pages, range, previous: words.previousPage, next: words.nextPage }}
        onPage={(to) => void navigate({ search: (before) => ({ ...before, page: to }) })}
      >
        {page.all === 0 ? <p>{nothing}</p> : <Table rows={page.rows} by={by} />}
      </Paged>
      <p className={styles.hint}>{words.hint[by]}</p>
      <Announcement sentence={page.all === 0 ? nothing : range} />
    </>
  )
}

const EMPTY: Readonly<Record<ProgressView, string>> = {
  phan: words.notFound,
  'tieu-chi': words.allDecided,
  nguoi: words.noAppraisers,
  'don-vi': words.notFound,
}

function Table({ rows, by }: { rows: readonly Row[]; by: ProgressView }) {
  const { head } = words
  const beside = by === 'nguoi' ? head.charged : by === 'don-vi' ? head.state : undefined
  const counts = by === 'nguoi' ? COUNTS.filter((one) => one !== 'toSettle') : COUNTS
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{words.caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{head[by]}</th>
          {beside === undefined ? null : <th scope="col">{beside}</th>}
          {(['decided', ...counts] as const).map((one) => (
            <th scope="col" key={one} className={styles.figure}>
              {head[one]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {beside === undefined ? null : <td data-name={beside}>{row.beside}</td>}
            <td className={`${styles.figure} ${styles.decided}`} data-name={head.decided}>
              {words.of(figure(row.counts.decided), figure(row.counts.asked))}
              <ShareBar share={row.counts.asked === 0 ? 1 : row.counts.decided / row.counts.asked} />
            </td>
            {counts.map((one) => {
              const count = row.counts[one] ?? 0
              return (
                <td key={one} className={`${styles.figure} ${count === 0 ? styles.zero : ''}`} data-name={head[one]}>
                  {one === 'open' && count > 0 && row.open ? row.open : count === 0 ? words.zero : figure(count)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function rowsOf({ round, parts, criteria, appraisers, units }: AppraisalProgress, by: ProgressView): Row[] {
  switch (by) {
    case 'phan':
      return parts.map((part) => ({
        ...{ key: part.code, said: `${part.code} ${part.title}`, counts: part },
        name: <ToQueue round={round} node={part.code} said={`${part.code} ${part.title}`} />,
      }))
    case 'tieu-chi':
      return criteria
        .filter(({ asked, decided }) => decided < asked)
        .map((one) => ({
          ...{ key: one.code, said: `${one.code} ${one.title}`, counts: one },
          name: (
            <>
              <ToQueue round={round} node={one.code} said={`${one.code} ${one.title}`} />
              {one.isNobodys ? <span className={styles.nobodys}> ({words.nobody})</span> : null}
            </>
          ),
        }))
    case 'nguoi':
      return appraisers.map((one) => ({
        ...{ key: one.account, said: one.name, name: one.name, counts: one },
        beside: one.nodes.map((node, at) => (
          <span key={node}>
            {at === 0 ? null : ', '}
            <ToQueue round={round} node={node} said={node} />
          </span>
        )),
      }))
    case 'don-vi':
      return units.map((one) => ({
        ...{ key: one.submission, said: one.organisation.name, counts: one, beside: deskWords.stage[one.state] },
        name: (
          <Link to="/dot-danh-gia/$round" params={{ round }} search={{ submission: one.submission }}>
            {one.organisation.name}
          </Link>
        ),
        open: (
          <Link to="/tham-dinh" search={{ round, submission: one.submission }}>
            {figure(one.open)}
            <VisuallyHidden> {words.openQueue}</VisuallyHidden>
          </Link>
        ),
      }))
  }
}

/** To what is not decided below a node, in every submission of the round. */
function ToQueue({ round, node, said }: { round: string; node: string; said: string }) {
  return (
    <Link to="/tham-dinh" search={{ round, node }}>
      {said}
    </Link>
  )
}
