import { Link } from '@tanstack/react-router'
import type { appraisal } from '#contract/appraisal.ts'
import type { OutputOf } from '#contract/operation.ts'
import { figure } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { countOf, stateOf, type QueueSearch } from './queue.ts'
import styles from './queue-page.module.css'
import { words } from './words.ts'

type Props = { page: OutputOf<typeof appraisal.listAppraisalQueue>; search: QueueSearch }

/** Which rows these are of how many, and the way to the page after them; the way back is the browser's. */
export function QueueFoot({ page: { rows, counts, before, next }, search }: Props) {
  const all = countOf(counts, stateOf(search.filter))
  const said =
    rows.length === 0
      ? words.queue.shownNone
      : words.queue.shown(figure(before + 1), figure(before + rows.length), figure(all))
  return (
    <div className={styles.foot}>
      {rows.length === 0 ? null : <span>{said}</span>}
      <nav aria-label={words.queue.pages} className={styles.pages}>
        {next === undefined ? null : (
          <Link to="/tham-dinh" search={{ ...search, after: next }} className={styles.more}>
            {words.queue.nextPage}
          </Link>
        )}
        {search.after === undefined ? null : (
          <Link to="/tham-dinh" search={{ ...search, after: undefined }}>
            {words.queue.firstPage}
          </Link>
        )}
      </nav>
      <Announcement sentence={said} />
    </div>
  )
}
