import { REMARKS } from '#text/remarks.ts'
import { figure, LANGUAGE } from '../language.ts'
import { useEntry } from './entry-context.ts'
import styles from './remark-badge.module.css'

const texts = REMARKS[LANGUAGE]

/** That people talk about a figure, and whether there is something to read; leads to it. */
export function RemarkBadge({ item }: { item: string }) {
  const { threads, openDetails } = useEntry()
  const thread = threads.get(item)
  if (!thread || !openDetails) return null
  const { unread, said, state } = thread
  const word =
    unread > 0
      ? texts.unread(figure(unread))
      : state === 'resolved'
        ? texts.settled(figure(said))
        : texts.badge(figure(said))
  return (
    <button
      type="button"
      tabIndex={-1}
      className={unread > 0 ? `${styles.badge} ${styles.unread}` : styles.badge}
      onClick={() => openDetails(item)}
    >
      {word}
    </button>
  )
}
