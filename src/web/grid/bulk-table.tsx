import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { matches } from '#domain/fold.ts'
import { unitOf } from '../entry/content-text.ts'
import { KeptSearch } from '../entry/kept-search.tsx'
import { pagingWords } from '../frame/paging-words.ts'
import { figure } from '../language.ts'
import { Grid } from '../ui/grid/grid.tsx'
import { FIRST, onlyAt, rangeOf, type Selection } from '../ui/grid/place.ts'
import { PageWays } from '../ui/paged.tsx'
import { MOST_ROWS, pageOf } from '../ui/paging.ts'
import styles from './bulk-table.module.css'
import { BAR, CellBar } from './cell-bar.tsx'
import type { GridItem } from './grid-cells.ts'
import { GridFoot } from './grid-foot.tsx'
import { GridPastePanel } from './grid-paste-panel.tsx'
import type { Book } from './use-book.ts'
import { useGridParts } from './use-grid-parts.tsx'
import { useTurnedPlace } from './use-turned-place.ts'
import { words } from './words.ts'

type Props = { book: Book; query: string; page: string | undefined; label: string }

/** The units that are looked for, a page of them at a time, with what is chosen, pasted and said. */
export function BulkTable({ book, query, page: asked, label }: Props) {
  const navigate = useNavigate({ from: '/nhap-so-lieu/$edition/nhieu-don-vi' })
  const units = useMemo(() => book.units.filter(({ name }) => matches(name, query)), [book.units, query])
  const { page, selection, choose } = useChosen(units.length, asked)
  const { parts, pasted, closePaste, said } = useGridParts(book, units)
  const set = (search: { query?: string | undefined; page?: string | undefined }) =>
    void navigate({
      search: (before) => ({ ...before, page: undefined, ...search }),
      replace: true,
      resetScroll: false,
    })
  const turnTo = (next: string | undefined) => set({ query: query === '' ? undefined : query, page: next })
  const select = (next: Selection) => {
    choose(next)
    const to = pageAt(next.at.row)
    if (to !== String(page.page)) turnTo(to === '1' ? undefined : to)
  }
  useTurnedPlace(book, units, select)
  const search = (next: string | undefined) => {
    choose(FIRST)
    set({ query: next })
  }
  const turn = (next: string | undefined) => {
    choose(onlyAt({ row: (Number(next ?? '1') - 1) * MOST_ROWS, column: selection.at.column }))
    turnTo(next)
  }
  const columns = useMemo(() => columnsOf(book.items), [book.items])
  const lines = useMemo(
    () => units.slice(page.first - 1, page.last).map(({ id, name }) => ({ key: id, head: name })),
    [units, page.first, page.last],
  )
  const unit = units[selection.at.row]
  const column = book.items[selection.at.column]
  return (
    <>
      <div className={styles.tools}>
        <KeptSearch label={words.search} query={query} onSearch={search} />
        <p role="status" className={styles.quiet}>
          {query === '' ? '' : words.shown(figure(units.length), figure(book.units.length))}
        </p>
        <p className={styles.hint}>{words.keysHint}</p>
        <PageWays page={page} words={pagingWords(page)} onPage={turn} />
      </div>
      <div className={pasted ? styles.columns : undefined}>
        <div className={pasted ? `${styles.sheet} ${styles.behind}` : styles.sheet} onFocus={showWhole}>
          {unit && column ? (
            <>
              <Grid
                label={label}
                describedBy={BAR}
                corner={words.unit}
                columns={columns}
                lines={lines}
                first={page.first - 1}
                rows={units.length}
                selection={selection}
                onSelect={select}
                parts={parts}
              />
              <CellBar book={book} unit={unit} column={column} chosen={countOf(selection)} />
            </>
          ) : (
            <p className={styles.empty}>{words.emptySearch(query)}</p>
          )}
          <GridFoot said={said} />
        </div>
        {pasted ? <GridPastePanel {...pasted} onClose={closePaste} /> : null}
      </div>
    </>
  )
}

/** By keyboard the grid and what is told of its cell are seen together; nothing moves under a mouse. */
function showWhole({ target, currentTarget }: React.FocusEvent<HTMLElement>): void {
  if (target instanceof HTMLTableCellElement && target.matches(':focus-visible'))
    currentTarget.scrollIntoView({ block: 'start' })
}

function columnsOf(items: readonly GridItem[]) {
  return items.map(({ item, code }) => {
    const unit = unitOf(item)
    const head = (
      <span className={styles.head}>
        <span className={styles.code}>{code}</span> {item.name}
        {unit === undefined ? null : <span className={styles.code}> ({unit})</span>}
      </span>
    )
    return { key: item.id, head }
  })
}

/** What is chosen, and the page on which it is; another page that the address comes to name begins at its first row. */
function useChosen(count: number, asked: string | undefined) {
  const rows = Array.from({ length: count }, () => undefined)
  const firstOf = (page: string | undefined) => onlyAt({ row: pageOf(rows, page, MOST_ROWS).first - 1, column: 0 })
  const [chosen, choose] = useState<Selection>(() => firstOf(asked))
  const [known, know] = useState(asked)
  if (known !== asked) {
    know(asked)
    if (pageAt(chosen.at.row) !== (asked ?? '1')) choose(firstOf(asked))
  }
  const selection = chosen.at.row < count && chosen.from.row < count ? chosen : FIRST
  return { selection, choose, page: pageOf(rows, pageAt(selection.at.row), MOST_ROWS) }
}

function pageAt(row: number): string {
  return String(1 + Math.floor(row / MOST_ROWS))
}

function countOf(selection: Selection): number {
  const { top, bottom, left, right } = rangeOf(selection)
  return (bottom - top + 1) * (right - left + 1)
}
