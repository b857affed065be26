import { getRouteApi } from '@tanstack/react-router'
import { ROW_KINDS, type RowKind } from '#domain/programme/row-kind.ts'
import { figure } from '../language.ts'
import { SearchBox } from '../ui/search-box.tsx'
import styles from './document-tools.module.css'
import { words } from './words.ts'

type Props = { counts: ReadonlyMap<RowKind, number>; shown: number; all: number }

const route = getRouteApi('/van-ban/$document')

/** Filters by kind and words; the address keeps them. */
export function DocumentTools({ counts, shown, all }: Props) {
  const { query = '', kind } = route.useSearch()
  const navigate = route.useNavigate()
  const set = (change: { query?: string | undefined; kind?: RowKind | undefined }) =>
    void navigate({
      search: (before) => ({ ...before, flipped: undefined, node: undefined, ...change }),
      replace: true,
      resetScroll: false,
    })
  return (
    <div className={styles.tools}>
      <SearchBox label={words.document.search} value={query} onChange={(next) => set({ query: next || undefined })} />
      <label className={styles.kind}>
        {words.document.kind}
        <select
          value={kind ?? ''}
          onChange={(event) => set({ kind: ROW_KINDS.find((one) => one === event.currentTarget.value) })}
        >
          <option value="">{words.document.allKinds}</option>
          {[...counts].map(([one, count]) => (
            <option key={one} value={one}>
              {words.kinds[one]} ({figure(count)})
            </option>
          ))}
        </select>
      </label>
      {query === '' && kind === undefined ? null : (
        <button type="button" className={styles.link} onClick={() => set({ query: undefined, kind: undefined })}>
          {words.document.clear}
        </button>
      )}
      <p role="status" className={styles.count}>
        {words.document.found(figure(shown), figure(all))}
      </p>
    </div>
  )
}
