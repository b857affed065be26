import { momentText } from '#text/moment-text.ts'
import { figure, LANGUAGE } from '../language.ts'
import { useIsOffline } from '../offline/connection.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import { isUnsaved } from './cell.ts'
import { countsOf } from './counts.ts'
import { isSameRecord, useEntry, useEntryState } from './entry-context.ts'
import styles from './form-head.module.css'
import { shortMax } from './points.tsx'
import { acts, periodName, words } from './words.ts'

/** Stays at the top: whose form, of which period, how far it is, the points now, and whether the server is there. */
export function FormHead({ unit }: { unit: string }) {
  const { key, round } = useEntry()
  const { given, asked } = useEntryState(({ cells }) => countsOf(cells.values()), isSameRecord)
  const total = useEntryState(({ totals }) => totals!.whole, isSameRecord)
  const share = asked === 0 ? 0 : given / asked
  return (
    <div className={styles.head}>
      <p className={styles.who}>
        <strong>{unit}</strong>
        <span>{periodName(key.period)}</span>
        {round === undefined || round.closed ? null : (
          <span>{acts.deadline(momentText(round.entryUntil, LANGUAGE))}</span>
        )}
      </p>
      <p className={styles.progress}>
        <span>{words.form.progress(figure(given), figure(asked), figure(Math.floor(share * 100)))}</span>
        <ShareBar share={share} />
      </p>
      <Away />
      <p className={styles.total}>
        <span className={styles.label}>{words.form.total}</span>{' '}
        <strong data-total>{words.form.ofMax(figure(total.points), figure(shortMax(total.max)))}</strong>
      </p>
    </div>
  )
}

/** That the server is not there, and how many figures it does not have yet. */
function Away() {
  const connection = useEntryState((state) => state.connection)
  const unsaved = useEntryState(({ cells }) => [...cells.values()].filter(isUnsaved).length)
  const isOffline = useIsOffline()
  if (connection.kind !== 'away' && !isOffline) return null
  const count = figure(unsaved)
  return (
    <p className={styles.away} title={words.offline.kept}>
      {isOffline || (connection.kind === 'away' && connection.code === 'unreachable')
        ? words.offline.badge(count)
        : words.offline.away(count)}
    </p>
  )
}
