import type { RoundView } from '#contract/round-views.ts'
import { CalendarMoment } from '#domain/round/calendar.ts'
import { dayText } from '../entry/local-time.ts'
import styles from './calendar-line.module.css'
import { words } from './words.ts'

type Props = { round: Pick<RoundView, 'calendar' | 'fixedSince' | 'entryUntil'>; now: string }
type Mark = {
  readonly key: string
  readonly name: string
  readonly at: string
  readonly kind: 'over' | 'now' | 'ahead'
}

/** The round's moments in their order, with today among them. */
export function CalendarLine({ round, now }: Props) {
  const { calendar } = words
  return (
    <ol className={styles.line} aria-label={calendar.label}>
      {marksOf(round, now).map(({ key, name, at, kind }) => (
        <li key={key} className={styles[kind]} aria-current={kind === 'now' ? 'date' : undefined}>
          <span className={styles.name}>{name}</span>
          <span className={styles.day}>{dayText(at)}</span>
          {kind === 'over' ? <span className={styles.unseen}>{calendar.over}</span> : null}
        </li>
      ))}
    </ol>
  )
}

function marksOf({ calendar, fixedSince, entryUntil }: Props['round'], now: string): Mark[] {
  const { moments, fixed, now: today } = words.calendar
  const marks = CalendarMoment.options.map((key): Mark => {
    // Outages put it off.
    const at = key === 'entryUntil' ? entryUntil : calendar[key]
    const name = key === 'fixedAt' && fixedSince !== null ? `${moments[key]}: ${fixed}` : moments[key]
    return { key, name, at, kind: Date.parse(at) < Date.parse(now) ? 'over' : 'ahead' }
  })
  return [...marks, { key: 'now', name: today, at: now, kind: 'now' } as const].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  )
}
