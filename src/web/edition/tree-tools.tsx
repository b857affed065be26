import { useNavigate } from '@tanstack/react-router'
import { figure, text } from '../language.ts'
import { SearchBox } from '../ui/search-box.tsx'
import { Tick } from '../ui/tick.tsx'
import { useEditionSearch } from './edition-search.ts'
import type { Only, TreeRow } from './tree-rows.ts'
import styles from './tree-tools.module.css'

/** Filters of the tree; the address keeps them. */
export function TreeTools({ all, shown, isFolded }: { all: readonly TreeRow[]; shown: number; isFolded: boolean }) {
  const words = text.edition
  const { query = '', only } = useEditionSearch()
  const navigate = useNavigate({ from: '/bo-chi-so/$edition' })
  const set = (change: { query?: string | undefined; only?: Only; closed?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
  const branches = all.filter(({ node }) => !node.leaf && node.level !== 'pillar').map(({ node }) => node.code)
  const isFiltered = query !== '' || only !== undefined
  return (
    <div className={styles.tools}>
      <SearchBox label={words.search} value={query} onChange={(next) => set({ query: next || undefined })} />
      <Tick
        type="checkbox"
        label={words.onlyNotes}
        checked={only === 'ghi-chu'}
        onChange={(event) => set({ only: event.currentTarget.checked ? 'ghi-chu' : undefined })}
      />
      <Tick
        type="checkbox"
        label={words.onlyFindings}
        checked={only === 'phat-hien'}
        onChange={(event) => set({ only: event.currentTarget.checked ? 'phat-hien' : undefined })}
      />
      <p role="status" className={styles.count}>
        {words.shown(figure(shown), figure(all.length))}
      </p>
      {isFiltered ? (
        <button type="button" className={styles.link} onClick={() => set({ query: undefined, only: undefined })}>
          {words.clear}
        </button>
      ) : (
        <button
          type="button"
          className={styles.link}
          onClick={() => set({ closed: isFolded ? undefined : branches.join(',') })}
        >
          {isFolded ? words.openAll : words.closeAll}
        </button>
      )}
    </div>
  )
}
