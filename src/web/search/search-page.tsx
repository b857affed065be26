import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { FOUND_KINDS, type FoundKind } from '#contract/documents.ts'
import { words } from '../documents/words.ts'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { FoundList } from './found-list.tsx'
import { searchEngine } from './loaded-engine.ts'
import styles from './search-page.module.css'

/** So many of a kind are shown beside other kinds, so many when only that kind is asked for. */
const FEW = 6
const MANY = 100

const route = getRouteApi('/tim')

/** What was found in everything, by kind, the kind with the best result first. */
export function SearchPage() {
  const engine = useSuspenseQuery(searchEngine).data
  const { q = '', kind } = route.useSearch()
  const groups = useMemo(() => measured(() => engine.search(q)), [engine, q])
  const title = q === '' ? words.search.title : words.search.titleOf(q)
  usePageTitle(title, text.product)
  const only = FOUND_KINDS.find((one) => one === kind)
  const shown = only === undefined ? groups : groups.filter((group) => group.kind === only)
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  return (
    <>
      <PageHead title={title}>
        <p role="status">{answerText(q, count)}</p>
      </PageHead>
      {only === undefined ? null : (
        <p>
          <Link to="/tim" search={{ q }}>
            {words.search.all}
          </Link>
        </p>
      )}
      {shown.map((group) => (
        <section
          key={group.kind}
          className={styles.group}
          aria-labelledby={`loai-${group.kind}`}
          data-kind={group.kind}
        >
          <h2 id={`loai-${group.kind}`}>
            {nameOf(group.kind)} <span className={styles.count}>{figure(group.count)}</span>
          </h2>
          <FoundList found={group.found.slice(0, only === undefined ? FEW : MANY)} asked={q} />
          {only !== undefined || group.count <= FEW ? null : (
            <p className={styles.more}>
              <Link to="/tim" search={{ q, kind: group.kind }}>
                {words.search.more(figure(group.count))}
              </Link>
            </p>
          )}
        </section>
      ))}
    </>
  )
}

function answerText(q: string, count: number): string {
  if (q.trim() === '') return words.search.start
  return count === 0 ? words.search.nothing(q) : words.search.found(figure(count))
}

function nameOf(kind: FoundKind): string {
  const { kinds } = words.search
  return kind in kinds ? kinds[kind as keyof typeof kinds] : words.kinds[kind as keyof typeof words.kinds]
}

/** Leaves how long a search took where the browser's tools and our tests see it. */
function measured<Result>(act: () => Result): Result {
  const start = performance.now()
  const result = act()
  performance.measure('laban-search', { start, end: performance.now() })
  return result
}
