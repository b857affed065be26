import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { RoundDesk } from '#contract/round-desk.ts'
import type { RoundView } from '#contract/round-views.ts'
import { SubmissionState } from '#domain/submission/submission.ts'
import { KeptSearch } from '../entry/kept-search.tsx'
import { figure } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { Paged } from '../ui/paged.tsx'
import { pageOf } from '../ui/paging.ts'
import { Appraisers } from './appraisers.tsx'
import { boardRows } from './board-rows.ts'
import { BOARD_FILTERS, type BoardSort } from './board-search.ts'
import { oneOf } from '../search-state.ts'
import styles from './board-section.module.css'
import { BoardTable } from './board-table.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { words } from './words.ts'

const route = getRouteApi('/dot-danh-gia/$round')
const TO_DO = ['chua-nop', 'qua-han', 'thieu-so', 'thieu-minh-chung', 'chua-quyet-dinh'] as const

type Props = { desk: RoundDesk; round: RoundView; today: string; isBehind: boolean }

/** The units of a round: found, sorted, chosen. */
export function BoardSection({ desk, round, today, isBehind }: Props) {
  const { board } = words
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [chosen, set] = useState<ReadonlySet<string>>(new Set())
  const found = boardRows(desk.rows, search)
  const page = pageOf(found, search.page)
  const range = board.shown(figure(page.first), figure(page.last), figure(page.all))
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...part }), replace: true, resetScroll: false })
  const sortBy = (sort: BoardSort) =>
    change(search.sort === sort ? { down: search.down === 'co' ? undefined : 'co' } : { sort, down: undefined })
  return (
    <section aria-labelledby="cac-don-vi" className={isBehind ? styles.behind : undefined}>
      <h2 id="cac-don-vi">{board.heading}</h2>
      <div className={styles.tools}>
        <KeptSearch label={board.find} query={search.query ?? ''} onSearch={(query) => change({ query })} />
        <label>
          {board.filter}
          <select
            value={search.filter ?? ''}
            onChange={({ currentTarget: { value } }) => change({ filter: oneOf(BOARD_FILTERS)(value) })}
          >
            <option value="">{board.filters.all}</option>
            {TO_DO.map((one) => (
              <option key={one} value={one}>
                {board.filters[one]}
              </option>
            ))}
            {SubmissionState.options.map((state) => (
              <option key={state} value={state}>
                {words.stage[state]}
              </option>
            ))}
          </select>
        </label>
        {desk.groups.length < 2 ? null : (
          <label>
            {board.group}
            <select
              value={search.group ?? ''}
              onChange={({ currentTarget: { value } }) => change({ group: value || undefined })}
            >
              <option value="">{board.allGroups}</option>
              {desk.groups.map(({ group, name }) => (
                <option key={group} value={group}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {round.state === 'open' ? (
        <BulkBar desk={desk} today={today} chosen={chosen} onClear={() => set(new Set())} />
      ) : null}
      <Paged
        page={page}
        words={{ label: board.pages, range, previous: board.previousPage, next: board.nextPage }}
        onPage={(to) => void navigate({ search: (before) => ({ ...before, page: to }) })}
      >
        {page.all === 0 ? (
          <p className={styles.nobody}>{board.nobody}</p>
        ) : (
          <BoardTable
            desk={desk}
            rows={page.rows}
            search={search}
            today={today}
            open={search.submission}
            chosen={chosen}
            onSort={sortBy}
            onChoose={(some, isChosen) => {
              const next = new Set(chosen)
              for (const one of some)
                if (isChosen) next.add(one)
                else next.delete(one)
              set(next)
            }}
          />
        )}
      </Paged>
      <Announcement sentence={page.all === 0 ? board.nobody : range} />
      <p className={styles.hint}>{board.hint}</p>
      <p className={styles.hint}>{board.legend(desk.nodes.map(({ code, title }) => `${code} ${title}`).join('; '))}</p>
      <Appraisers appraisers={round.appraisers} nodes={desk.nodes} />
    </section>
  )
}
