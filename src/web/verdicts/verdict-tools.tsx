import { getRouteApi } from '@tanstack/react-router'
import { KeptSearch } from '../entry/kept-search.tsx'
import { capital, periodName } from '../entry/words.ts'
import { figure } from '../language.ts'
import { oneOf } from '../search-state.ts'
import { STANDING_OF, VERDICT_FILTERS, type VerdictSearch } from './verdict-search.ts'
import styles from './verdicts.module.css'
import type { VerdictPage } from './verdicts-page.tsx'
import { words } from './words.ts'

const route = getRouteApi('/xac-minh')

/** Which values are seen: of which period and item, how they stand, whose. */
export function VerdictTools({ page, search }: { page: VerdictPage; search: VerdictSearch }) {
  const { tools, standings } = words
  const { counts } = page
  const navigate = route.useNavigate()
  const change = (part: Partial<VerdictSearch>) =>
    void navigate({ search: (before) => ({ ...before, after: undefined, ...part }), replace: true, resetScroll: false })
  const open = counts.waiting + counts.changed
  return (
    <search className={styles.tools} aria-label={tools.label}>
      <label>
        {tools.period}
        <select value={page.period} onChange={({ currentTarget: { value } }) => change({ period: value })}>
          {[...new Set([...page.periods, page.period!])].map((period) => (
            <option key={period} value={period}>
              {capital(periodName(period))}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.item}>
        {tools.item}
        <select
          value={search.item ?? ''}
          onChange={({ currentTarget: { value } }) => change({ item: value || undefined })}
        >
          <option value="">{tools.allItems}</option>
          {page.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {tools.standing}
        <select
          value={search.filter ?? ''}
          onChange={({ currentTarget: { value } }) => change({ filter: oneOf(VERDICT_FILTERS)(value) })}
        >
          <option value="">{tools.open(figure(open))}</option>
          {VERDICT_FILTERS.map((filter) => (
            <option key={filter} value={filter}>
              {filter === 'tat-ca'
                ? tools.all(figure(open + counts.verified + counts.disputed))
                : tools.one(standings[STANDING_OF[filter]], figure(counts[STANDING_OF[filter]]))}
            </option>
          ))}
        </select>
      </label>
      <KeptSearch label={tools.find} query={search.query ?? ''} onSearch={(query) => change({ query })} />
    </search>
  )
}
