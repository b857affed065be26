import { Link } from '@tanstack/react-router'
import type { AuditEvent } from '#contract/audit.ts'
import { secondText } from '#text/moment-text.ts'
import styles from './event-list.module.css'
import { sentenceOf, words } from './words.ts'

/** Events as sentences, newest first. */
export function EventList({ events }: { events: readonly AuditEvent[] }) {
  return (
    <table className={styles.table} aria-label={words.list.caption}>
      <thead>
        <tr>
          <th scope="col">{words.list.at}</th>
          <th scope="col">{words.list.what}</th>
          <th scope="col">{words.list.where}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <td className={styles.at}>
              <time dateTime={event.at}>{secondText(event.at)}</time>
            </td>
            <td className={styles.what}>
              <Link to="/nhat-ky/$event" params={{ event: event.id }}>
                {sentenceOf(event)}
              </Link>
            </td>
            <td className={styles.where}>{event.origin?.address ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
