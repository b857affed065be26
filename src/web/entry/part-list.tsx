import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { PartRow } from '#contract/forms.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { periodAt, periodFrom } from '#domain/period/period.ts'
import { onceAfterPaint } from '../after-paint.ts'
import { partsOf } from '../api.ts'
import { text } from '../language.ts'
import type { FormDrafts } from '../offline/drafts.ts'
import { useDrafts } from '../offline/use-drafts.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { Announcer, newsBoard } from './announcer.tsx'
import { EntryContext, type Entry } from './entry-context.ts'
import { EntryRow } from './entry-row.tsx'
import { EntryStore } from './entry-store.ts'
import { NOTHING_LOCKED } from '#domain/submission/form-locks.ts'
import { onFieldKey } from './field-keys.ts'
import { useLeaveWarning } from './leave-warning.ts'
import { cellKey } from './loaded-cells.ts'
import styles from './part-list.module.css'
import { useResumedSession } from './resumed-session.ts'
import { sendValue } from './send-value.ts'
import { capital, periodName, words } from './words.ts'

const route = getRouteApi('/nhap-so-lieu')

/** What a company or agency supplies of figures that come in parts. */
export function PartList({ session }: { session: OwnSession }) {
  const { period: asked } = route.useSearch()
  const thisYear = session.now.slice(0, 4)
  const { periods } = useSuspenseQuery(partsOf(thisYear)).data
  const period = asked ?? periods[0] ?? thisYear
  const { parts } = useSuspenseQuery(partsOf(period)).data
  return (
    <>
      <PeriodChoice period={period} known={periods} />
      {bySubject(parts).map(([subject, rows]) => (
        <SubjectParts key={`${period}|${subject}`} period={period} subject={subject} rows={rows} session={session} />
      ))}
    </>
  )
}

/** The periods in which anybody gave a part, and the one after them. */
function PeriodChoice({ period, known }: { period: string; known: readonly string[] }) {
  const navigate = useNavigate({ from: '/nhap-so-lieu' })
  const newest = periodFrom(known[0] ?? period)!
  const next = periodAt(newest.to, newest.kind).key
  const keys = [...new Set([next, ...known, period])].sort((a, b) => (a < b ? 1 : -1))
  return (
    <label className={styles.period}>
      {words.list.period}
      <select
        value={period}
        onChange={(event) => void navigate({ search: { period: event.currentTarget.value }, replace: true })}
      >
        {keys.map((key) => (
          <option key={key} value={key}>
            {capital(periodName(key))}
          </option>
        ))}
      </select>
    </label>
  )
}

type Props = { period: string; subject: string; rows: readonly PartRow[]; session: OwnSession }

function SubjectParts(props: Props) {
  const { period, subject, session } = props
  const drafts = useDrafts({
    account: session.account.id,
    form: `phan.${subject}.${period}`,
    ...{ subject, period },
    title: words.list.parts,
  })
  return drafts ? <OpenParts {...props} drafts={drafts} /> : <SkeletonPage label={text.loading} />
}

function OpenParts({ period, subject, rows, session, drafts }: Props & { drafts: FormDrafts }) {
  const { entry, board } = useEntryOf(period, subject, rows, session, drafts)
  useLeaveWarning(entry.store, drafts, entry.refresh)
  useResumedSession(entry.store)
  const { part, subject: province } = rows[0]!
  return (
    <EntryContext value={entry}>
      <div
        className={styles.parts}
        role="group"
        aria-label={words.list.parts}
        onKeyDown={(event) => onFieldKey(event, () => {})}
      >
        <p className={styles.lede}>{words.list.partsLede(part.name, periodName(period))}</p>
        <table className={styles.table}>
          <caption>{capital(words.list.partOf(province.name))}</caption>
          <thead>
            <tr>
              <th scope="col">{words.list.item}</th>
              <th scope="col">{words.form.head.value}</th>
              <td />
              <th scope="col">{words.list.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <EntryRow key={cellKey(row.item, row.part.id)} id={cellKey(row.item, row.part.id)} />
            ))}
          </tbody>
        </table>
      </div>
      <Announcer board={board} />
    </EntryContext>
  )
}

function useEntryOf(
  period: string,
  subject: string,
  rows: readonly PartRow[],
  session: OwnSession,
  drafts: FormDrafts,
) {
  const [made] = useState(() => {
    const items = new Map(rows.map(({ item: id, name, unit, kind }) => [id, DataItem.parse({ id, name, unit, kind })]))
    const board = newsBoard()
    const store = new EntryStore({
      items,
      send: sendValue({ account: session.account.id, subject, period }),
      unsaved: drafts,
      tell: board.post,
      refresh: () => Promise.resolve(),
      behind: onceAfterPaint,
    })
    store.loadCells(rows.map(({ item, part, value }) => ({ item, part: part.id, value, findings: [] })))
    return { items, board, store }
  })
  const entry = useMemo<Entry>(
    () => ({
      ...made,
      key: { organisation: subject, edition: '', period },
      mayEnter: true,
      previousPeriod: period,
      outline: { edition: undefined as never, nodes: [], leaves: [], byCode: new Map(), lenses: [] },
      shared: [],
      round: undefined,
      locks: NOTHING_LOCKED,
      uses: new Map(),
      hasPredecessors: false,
      marks: { isOpened: () => false, hasRemarks: () => false },
      threads: new Map(),
      maySay: false,
      refresh: () => Promise.resolve(),
    }),
    [made, subject, period],
  )
  useEffect(() => {
    made.store.start()
    return () => made.store.stop()
  }, [made])
  return { entry, board: made.board }
}

function bySubject(parts: readonly PartRow[]): [string, PartRow[]][] {
  const groups = new Map<string, PartRow[]>()
  for (const part of parts) groups.set(part.subject.id, [...(groups.get(part.subject.id) ?? []), part])
  return [...groups]
}
