import { useRef, type ReactNode } from 'react'
import type { Page } from './paging.ts'
import styles from './paged.module.css'

/** The page's own words: what is shown of how many, and the two ways on. */
export type PagedWords = {
  readonly label: string
  readonly range: string
  readonly previous: string
  readonly next: string
}

type Props = {
  page: Page<unknown>
  words: PagedWords
  /** Undefined is the first page. */
  onPage: (page: string | undefined) => void
  children: ReactNode
}

/** A list that is longer than a page, with the ways on above and below it; a short one is left alone. */
export function Paged({ page, words, onPage, children }: Props) {
  const top = useRef<HTMLElement>(null)
  if (page.pages === 1) return children
  const go = (to: number) => {
    onPage(keyOf(to))
    top.current?.focus()
  }
  return (
    <>
      <PageWays page={page} words={words} onPage={onPage} ref={top} />
      {children}
      <div className={styles.ways}>
        <span aria-hidden="true">{words.range}</span>
        <Ways page={page} words={words} go={go} />
      </div>
    </>
  )
}

/** The ways alone, for what has no room for them twice. */
export function PageWays({
  page,
  words,
  onPage,
  ref,
}: Omit<Props, 'children'> & { ref?: React.RefObject<HTMLElement | null> }) {
  const own = useRef<HTMLElement>(null)
  const nav = ref ?? own
  if (page.pages === 1) return null
  const go = (to: number) => {
    onPage(keyOf(to))
    nav.current?.focus()
  }
  return (
    <nav aria-label={words.label} className={styles.ways} tabIndex={-1} ref={nav}>
      <span role="status">{words.range}</span>
      <Ways page={page} words={words} go={go} />
    </nav>
  )
}

function keyOf(page: number): string | undefined {
  return page === 1 ? undefined : String(page)
}

type WaysProps = Pick<Props, 'page' | 'words'> & { go: (page: number) => void }

function Ways({ page: { page, pages }, words, go }: WaysProps) {
  return (
    <>
      <button type="button" className={styles.way} disabled={page === 1} onClick={() => go(page - 1)}>
        {words.previous}
      </button>
      <button type="button" className={styles.way} disabled={page === pages} onClick={() => go(page + 1)}>
        {words.next}
      </button>
    </>
  )
}
