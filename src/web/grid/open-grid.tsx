import { getRouteApi, Link } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { Announcer } from '../entry/announcer.tsx'
import { comesInParts, isMissing } from '../entry/cell.ts'
import { EntryContext, useEntryState } from '../entry/entry-context.ts'
import { useLeaveWarning } from '../entry/leave-warning.ts'
import { useResumedSession } from '../entry/resumed-session.ts'
import { useUndoKeys } from '../entry/undo-keys.ts'
import { periodName } from '../entry/words.ts'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { BulkTable } from './bulk-table.tsx'
import { GridContext } from './grid-context.tsx'
import styles from './open-grid.module.css'
import { useBook, type BookParts } from './use-book.ts'
import { words } from './words.ts'

const route = getRouteApi('/nhap-so-lieu/$edition/nhieu-don-vi')

/** A grid with everything that is typed in it. */
export function OpenGrid(props: BookParts) {
  const { view, definition, session, drafts } = props
  const book = useBook(props)
  const { query = '', page } = route.useSearch()
  const { store } = book.entry
  const title = words.title(periodName(view.period))
  usePageTitle(title, text.product)
  useLeaveWarning(store, drafts, book.refresh)
  useResumedSession(store)
  useUndoKeys(store)
  return (
    <EntryContext value={book.entry}>
      <GridContext view={view} definition={definition} />
      <PageHead title={title}>
        <Answer units={view.rows.length} />
        {isOnBehalf(session, book.units) ? <p className={styles.quiet}>{words.onBehalf}</p> : null}
      </PageHead>
      <p className={styles.desk}>
        {words.desk} <Link to="/nhap-so-lieu">{words.deskLink}</Link>
      </p>
      <BulkTable book={book} query={query} page={page} label={words.label(view.node ?? '')} />
      {view.left > 0 ? <p className={styles.quiet}>{words.left(figure(view.left))}</p> : null}
      {view.others > 0 ? <p className={styles.quiet}>{words.others(figure(view.others))}</p> : null}
      <Announcer board={book.board} />
    </EntryContext>
  )
}

function Answer({ units }: { units: number }) {
  const asked = useEntryState(({ cells }) => cells.size)
  const missing = useEntryState(
    ({ cells }) => [...cells.values()].filter((cell) => isMissing(cell) && !comesInParts(cell)).length,
  )
  return words.answer(figure(asked - missing), figure(asked), figure(units))
}

/** Of a unit that is not the caller's. */
function isOnBehalf({ account }: OwnSession, units: readonly { readonly id: string }[]): boolean {
  if (!account.roles.some(({ role }) => role === 'standing-agency')) return false
  const own = new Set(
    account.roles.flatMap(({ role, organisation }) =>
      role === 'unit-officer' || role === 'unit-head' ? (organisation?.id ?? []) : [],
    ),
  )
  return units.some(({ id }) => !own.has(id))
}
