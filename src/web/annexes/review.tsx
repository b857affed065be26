import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { DraftAnnex } from '#contract/annexes.ts'
import type { EditionDraftView } from '#contract/edition-drafts.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { Conflict } from '../edition-drafts/conflict.tsx'
import { Saved } from '../edition-drafts/draft-tools.tsx'
import tools from '../edition-drafts/draft-tools.module.css'
import { Leaving } from '../edition-drafts/leaving.tsx'
import { useDraft } from '../edition-drafts/use-draft.ts'
import { words as editor } from '../edition-drafts/words.ts'
import { figure, LANGUAGE } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { PageHead } from '../ui/page-head.tsx'
import tabs from '../ui/tabs.module.css'
import styles from './review.module.css'
import { CertainList } from './certain-list.tsx'
import { DecidedList } from './decided-list.tsx'
import { leavesOf, type ReviewLeaf } from './leaves.ts'
import { LeafWalk } from './leaf-walk.tsx'
import { TableDoubts } from './table-doubts.tsx'
import { words } from './words.ts'

const route = getRouteApi('/soan-bo-chi-so/$draft/cach-tinh')
/** The filters as the address writes them. */
const VIEWS = [
  ['can-xem', 'doubtful'],
  ['chac-chan', 'certain'],
  ['da-quyet', 'decided'],
  ['bang', 'table'],
] as const

type Props = { view: EditionDraftView; annex: DraftAnnex; items: readonly DataItem[] }

/** Every criterion of the annex in one of three filters; what is accepted is in the draft at once. */
export function Review({ view, annex, items }: Props) {
  const { view: asked, node } = route.useSearch()
  const navigate = route.useNavigate()
  const draft = useDraft(view)
  const { definition, store } = draft
  const [said, say] = useState('')
  const catalogue = useMemo(
    () => new Map([...items, ...definition.items].map((item) => [item.id, item])),
    [items, definition.items],
  )
  const leaves = useMemo(() => leavesOf(annex, definition), [annex, definition])
  const of = (state: ReviewLeaf['state']) => leaves.filter((leaf) => leaf.state === state)
  const lists = { doubtful: of('doubtful'), certain: of('certain'), decided: of('decided'), table: annex.doubts }
  const [, shown] = VIEWS.find(([written]) => written === asked) ?? VIEWS[lists.doubtful.length > 0 ? 0 : 1]
  const choose = useCallback(
    (code: string | undefined) =>
      void navigate({ search: (before) => ({ ...before, node: code }), replace: true, resetScroll: false }),
    [navigate],
  )
  const walk = { draft, catalogue, chosen: node, onChoose: choose, onSay: say }
  return (
    <>
      <PageHead title={words.review.title}>
        <p>
          {words.review.lede(
            definition.title[LANGUAGE],
            annex.fileName,
            figure(lists.decided.length),
            figure(leaves.length),
          )}
        </p>
      </PageHead>
      <div className={tools.tools}>
        <p className={tools.state} role="status">
          <Saved state={draft.state} view={view} />
        </p>
        <button type="button" className={tools.link} disabled={!draft.canUndo} onClick={store.undo}>
          {editor.editor.undo}
        </button>
        <Link to="/soan-bo-chi-so/$draft" params={{ draft: view.id }} className={styles.toDraft}>
          {words.review.toEditor}
        </Link>
      </div>
      <Leaving draft={draft} />
      {draft.state.kind === 'stale' ? <Conflict draft={draft} view={view} current={draft.state.current} /> : null}
      <nav aria-label={words.review.views} className={tabs.tabs}>
        {VIEWS.map(([written, one]) => (
          <Link
            key={one}
            to="/soan-bo-chi-so/$draft/cach-tinh"
            params={{ draft: view.id }}
            search={{ view: written }}
            replace
            resetScroll={false}
            className={tabs.tab}
            aria-current={one === shown ? 'page' : undefined}
          >
            {words.review.count(words.review[one], figure(lists[one].length))}
          </Link>
        ))}
      </nav>
      {shown === 'doubtful' ? <LeafWalk {...walk} leaves={lists.doubtful} /> : null}
      {shown === 'certain' ? <CertainList {...walk} leaves={lists.certain} /> : null}
      {shown === 'decided' ? <DecidedList draft={draft} id={view.id} leaves={lists.decided} onSay={say} /> : null}
      {shown === 'table' ? <TableDoubts doubts={annex.doubts} inDraft={{ draft: view.id, annex }} /> : null}
      <Announcement sentence={said} />
    </>
  )
}
