import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { EditionWithItems } from '#contract/editions.ts'
import type { FormView } from '#contract/forms.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import { onceAfterPaint } from '../after-paint.ts'
import { formOf } from './queries.ts'
import { LANGUAGE, text } from '../language.ts'
import type { FormDrafts } from '../offline/drafts.ts'
import type { Kept } from '../offline/kept-views.ts'
import { words as offline } from '../offline/words.ts'
import { threadsOf } from '../remarks/remark-queries.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { Announcer, newsBoard } from './announcer.tsx'
import { useBuiltSections } from './built-sections.ts'
import { ContextSelect } from './context-select.tsx'
import { DetailsPanel } from './details-panel.tsx'
import { EntryContext, type Entry } from './entry-context.ts'
import { EntryStore } from './entry-store.ts'
import { onFieldKey } from './field-keys.ts'
import { FormAnswer } from './form-answer.tsx'
import { FormFoot } from './form-foot.tsx'
import { FormClosed } from './form-closed.tsx'
import { FormHead } from './form-head.tsx'
import { FormTools } from './form-tools.tsx'
import { formLayout } from './form-layout.ts'
import { formLocks } from '#domain/submission/form-locks.ts'
import { itemUses } from './item-uses.ts'
import styles from './open-form.module.css'
import { PastePanel } from './paste-panel.tsx'
import { PrintHead, PrintSignatures } from './print-form.tsx'
import { sendValue, sendWhereOpen } from './send-value.ts'
import { LackingEvidence } from './lacking-evidence.tsx'
import { SectionTable } from './section-table.tsx'
import { UnsentAfterClosing } from './unsent-after-closing.tsx'
import { useResumedSession } from './resumed-session.ts'
import { useShownItems } from './shown-items.ts'
import { useLeaveWarning } from './leave-warning.ts'
import { momentText } from './local-time.ts'
import { useUndoKeys } from './undo-keys.ts'
import { usePaste } from './use-paste.ts'
import { periodName, words } from './words.ts'

type Props = { view: Kept<FormView>; definition: EditionWithItems; session: OwnSession; drafts: FormDrafts }

/** A form with everything that is typed in it; it is one page. */
export function OpenForm({ view, definition, session, drafts }: Props) {
  const { entry, board } = useEntryOf(view, definition, session, drafts)
  const { item, filter, query = '', view: lookedAt } = useSearch({ from: '/nhap-so-lieu/$edition' })
  const { store, outline } = entry
  const unit = view.organisation.name
  const period = periodName(view.period)
  const title = definition.edition.title[LANGUAGE]
  usePageTitle(text.formTitle(unit, period), text.product)
  useLeaveWarning(store, drafts, entry.refresh)
  useResumedSession(store)
  const parts = useMemo(() => formLayout(outline, view.organisation.kind), [outline, view.organisation.kind])
  const sections = useMemo(() => parts.flatMap((part) => part.sections), [parts])
  const built = new Set(sections.slice(0, useBuiltSections(sections.length)))
  const shown = useShownItems(store, parts, filter, query, entry.marks)
  const { pasted, onPaste, close } = usePaste(entry, parts, shown)
  useUndoKeys(store)
  const isDetailed = item !== undefined && entry.items.has(item.split('/')[0]!)
  const isOpen = isDetailed || pasted !== undefined
  return (
    <EntryContext value={entry}>
      <LackingEvidence>
        <div className={isOpen ? styles.behind : undefined}>
          <ContextSelect current={entry.key} title={title} unit={unit} />
        </div>
        <div className={isOpen ? `${styles.answer} ${styles.unseen}` : styles.answer}>
          <FormAnswer title={text.formTitle(unit, period)} />
        </div>
        <div className={isOpen ? styles.behind : undefined}>
          {entry.mayEnter ? (
            <OnBehalf session={session} unit={view.organisation} />
          ) : lookedAt === undefined ? (
            <p className={styles.readOnly}>{words.form.readOnly}</p>
          ) : null}
          <UnsentAfterClosing />
          {view.keptAt === undefined ? null : (
            <p className={styles.readOnly}>{offline.asOf(momentText(view.keptAt))}</p>
          )}
          <FormClosed />
          <FormTools parts={parts} shown={shown?.size} query={query} filter={filter} />
        </div>
        <div className={isOpen ? styles.columns : undefined}>
          <div
            role="group"
            aria-label={text.formTitle(unit, period)}
            className={isOpen ? `${styles.form} ${styles.behind}` : styles.form}
            onKeyDown={(event) => onFieldKey(event, (cell) => entry.openDetails?.(cell))}
            onPaste={onPaste}
          >
            <PrintHead unit={unit} title={title} />
            <FormHead unit={unit} />
            {shown?.size === 0 ? <p className={styles.empty}>{words.form.emptyFilter}</p> : null}
            {parts.map((part) => (
              <div key={part.node.code} className={styles.part}>
                {isPartShown(part.sections, shown) ? (
                  <h2 id={`phan-${part.node.code}`} tabIndex={-1}>
                    {part.node.code} {part.node.row.title.text}
                  </h2>
                ) : null}
                {part.sections.map((section) =>
                  built.has(section) ? <SectionTable key={section.node.code} section={section} shown={shown} /> : null,
                )}
              </div>
            ))}
            <PrintSignatures />
            <FormFoot filter={filter} />
          </div>
          {pasted ? <PastePanel {...pasted} onClose={close} /> : isDetailed ? <DetailsPanel id={item} /> : null}
        </div>
        <Announcer board={board} />
      </LackingEvidence>
    </EntryContext>
  )
}

function useEntryOf(view: FormView, definition: EditionWithItems, session: OwnSession, drafts: FormDrafts) {
  const queries = useQueryClient()
  const navigate = useNavigate({ from: '/nhap-so-lieu/$edition' })
  const openDetails = useCallback(
    (item: string | undefined) => void navigate({ search: (before) => ({ ...before, item }), resetScroll: false }),
    [navigate],
  )
  // The form is made once from what was loaded first; what comes later is merged into it.
  const [made] = useState(() => {
    const items = new Map(definition.items.map((item) => [item.id, item]))
    const { outline } = outlineOf(definition.edition, items)
    const { organisation, edition, period, mayEnter } = view
    const key = { organisation: organisation.id, edition, period }
    const board = newsBoard()
    const refresh = async (): Promise<void> =>
      store.loadForm(await queries.fetchQuery({ ...formOf(key), staleTime: 0 }))
    const isLocked = (item: string) =>
      formLocks(outline, queries.getQueryData(formOf(key).queryKey)?.round).isLocked(item)
    const store = new EntryStore({
      items,
      outline,
      send: sendWhereOpen(
        isLocked,
        sendValue({ account: session.account.id, subject: organisation.id, period, edition }),
      ),
      unsaved: drafts,
      tell: board.post,
      refresh,
      behind: onceAfterPaint,
    })
    store.loadForm(view)
    return { items, outline, key, board, store, refresh, mayEnter }
  })
  const { previousPeriod, shared, hasPredecessors, round, organisation } = view
  const maySay = view.mayEnter || session.account.roles.some(({ role }) => role === 'appraiser')
  const { data } = useQuery(threadsOf(made.key))
  const threads = useMemo(() => new Map(data?.threads.map((thread) => [thread.item, thread])), [data])
  const entry = useMemo<Entry>(() => {
    const locks = formLocks(made.outline, round)
    const uses = itemUses(made.outline, organisation.kind)
    const marks = {
      isOpened: (id: string) => locks.openings(id).length > 0,
      hasRemarks: (id: string) => threads.has(id),
    }
    const { kind } = organisation
    return {
      ...made,
      kind,
      threads,
      maySay,
      previousPeriod,
      shared,
      hasPredecessors,
      round,
      locks,
      uses,
      marks,
      openDetails,
    }
  }, [made, previousPeriod, shared, hasPredecessors, round, organisation, threads, maySay, openDetails])
  useEffect(() => {
    made.store.start()
    return () => made.store.stop()
  }, [made])
  return { entry, board: made.board }
}

/** The standing agency enters what a unit gave on paper, and is told so. */
function OnBehalf({ session, unit }: { session: OwnSession; unit: FormView['organisation'] }) {
  const isOwn = session.account.roles.some(
    ({ role, organisation }) => (role === 'unit-officer' || role === 'unit-head') && organisation?.id === unit.id,
  )
  return isOwn ? null : <p className={styles.onBehalf}>{words.form.onBehalf(unit.name)}</p>
}

function isPartShown(
  sections: ReturnType<typeof formLayout>[number]['sections'],
  shown: ReadonlySet<string> | undefined,
): boolean {
  return (
    !shown ||
    sections.some(({ criteria }) =>
      criteria.some(({ letters }) => letters.some(({ letter }) => shown.has(letter.item.id))),
    )
  )
}
