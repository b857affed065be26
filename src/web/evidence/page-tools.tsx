import { useId, useState } from 'react'
import styles from './evidence-viewer.module.css'
import { words } from './words.ts'

const MOST_PAGES = 10_000

/** The page before, the page after, or any by its number. */
export function PageTools({ page, onGo }: { page: number; onGo: (page: number) => void }) {
  const id = useId()
  const [typed, type] = useState(String(page))
  const wished = Number(typed)
  const isPage = Number.isInteger(wished) && wished >= 1 && wished <= MOST_PAGES
  return (
    <form
      className={styles.pages}
      onSubmit={(event) => {
        event.preventDefault()
        if (isPage && wished !== page) onGo(wished)
      }}
    >
      <button
        type="button"
        className={styles.tool}
        disabled={page === 1}
        aria-label={words.viewer.previousPage}
        onClick={() => onGo(page - 1)}
      >
        ‹
      </button>
      <label htmlFor={id}>{words.viewer.page}</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <button type="button" className={styles.tool} aria-label={words.viewer.nextPage} onClick={() => onGo(page + 1)}>
        ›
      </button>
      <button type="submit" className={styles.go} disabled={!isPage || wished === page}>
        {words.viewer.goToPage}
      </button>
    </form>
  )
}
