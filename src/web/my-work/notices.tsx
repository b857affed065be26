import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { notices, type NoticeRow } from '#contract/notices.ts'
import { noticeText } from '#text/notices.ts'
import { call } from '../api.ts'
import { figure, LANGUAGE } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import styles from './notices.module.css'
import { ownNotices } from './queries.ts'
import { moment, words } from './words.ts'

/** What I was told, newest first; what I have not read yet stands out, in words too. */
export function Notices() {
  const id = useId()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(ownNotices)
  const heading = useRef<HTMLHeadingElement>(null)
  // The button goes with the mark; whoever pressed it stays in the list.
  const reading = useReading(() => heading.current?.focus({ preventScroll: true }))
  const rows = data?.pages.flatMap((page) => page.notices) ?? []
  const unread = data?.pages.at(-1)?.unread ?? 0
  return (
    <section aria-labelledby={id} className={styles.notices}>
      <div className={styles.head}>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {words.notices.title}
        </h2>
        {data ? <span className={styles.count}>{countWords(rows.length, unread)}</span> : null}
      </div>
      {error && !data ? (
        <p className={styles.failed}>
          {words.notices.unavailable}{' '}
          <button type="button" className={styles.act} onClick={() => void refetch()}>
            {words.notices.retry}
          </button>
        </p>
      ) : null}
      <ol>
        {rows.map((row) => (
          <Notice key={row.id} row={row} read={() => reading.mutate({ notice: row.id })} />
        ))}
      </ol>
      {data && rows.length === 0 ? <p className={styles.none}>{words.notices.none}</p> : null}
      {reading.error ? (
        <p className={styles.failed} role="alert">
          {words.notices.failed}
        </p>
      ) : null}
      <p className={styles.acts}>
        {unread > 1 ? (
          <button type="button" className={styles.act} onClick={() => reading.mutate({ newest: rows[0]!.id })}>
            {words.notices.readAll}
          </button>
        ) : null}
        {hasNextPage ? (
          <button
            type="button"
            className={styles.act}
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {isFetchingNextPage ? words.notices.loading : words.notices.older}
          </button>
        ) : null}
      </p>
      {data ? <Announcement sentence={words.notices.announce(figure(unread))} /> : null}
    </section>
  )
}

function countWords(shown: number, unread: number): string {
  if (unread > 0) return words.notices.unread(figure(unread))
  return shown > 0 ? words.notices.allRead : ''
}

type Read = { readonly notice: string } | { readonly newest: string }

function useReading(done: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (read: Read) => ('notice' in read ? call(notices.markRead, read) : call(notices.markAllRead, read)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ownNotices.queryKey })
      done()
    },
  })
}

function Notice({ row: { notice, path, toldAt, readAt }, read }: { row: NoticeRow; read: () => void }) {
  const { title, sentence } = noticeText(notice, LANGUAGE)
  const isRead = readAt !== undefined
  return (
    <li className={isRead ? styles.notice : `${styles.notice} ${styles.unread}`}>
      <p className={styles.title}>
        {/* Its path comes from the server with the state of the page in it. */}
        {path === undefined ? title : <a href={path}>{title}</a>}
      </p>
      <p>{sentence}</p>
      <p className={styles.foot}>
        <span>{moment(toldAt)}</span>
        {isRead ? null : (
          <>
            <span className={styles.new}>{words.notices.new}</span>
            <button type="button" className={styles.act} aria-label={words.notices.readLabel(title)} onClick={read}>
              {words.notices.read}
            </button>
          </>
        )}
      </p>
    </li>
  )
}
