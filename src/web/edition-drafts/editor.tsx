import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { urlOf } from '#contract/client.ts'
import { editionDrafts, type EditionDraftView } from '#contract/edition-drafts.ts'
import { totalsOf } from '#domain/edition/compare/compare-editions.ts'
import { placeOf } from '#domain/edition/edit/place.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Conflict } from './conflict.tsx'
import { DraftTools } from './draft-tools.tsx'
import { DraftTree } from './draft-tree.tsx'
import { EditionFacts } from './edition-facts.tsx'
import styles from './editor.module.css'
import { FindingList } from './finding-list.tsx'
import { Leaving } from './leaving.tsx'
import { NodeEditor } from './node-editor.tsx'
import { FACTS, FINDINGS } from './panel-places.ts'
import { focusSoon, rowId } from './tree-acts.ts'
import { useDraft } from './use-draft.ts'
import { words } from './words.ts'

const route = getRouteApi('/soan-bo-chi-so/$draft')

/** The tree beside what it says of the chosen row. */
export function Editor({ view, items }: { view: EditionDraftView; items: readonly DataItem[] }) {
  const { node: chosen } = route.useSearch()
  const navigate = route.useNavigate()
  const draft = useDraft(view)
  const { definition, judgement } = draft
  const [said, say] = useState('')
  const catalogue = useMemo(
    () => new Map([...items, ...definition.items].map((item) => [item.id, item])),
    [items, definition.items],
  )
  const title = definition.title[LANGUAGE]
  usePageTitle(words.editor.title(title), text.product)
  const choose = useCallback(
    (node: string | undefined) =>
      void navigate({ search: (before) => ({ ...before, node }), replace: true, resetScroll: false }),
    [navigate],
  )
  const place = chosen === undefined ? undefined : placeOf(definition, chosen)
  const isOpen = place !== undefined || chosen === FACTS || chosen === FINDINGS
  const { nodes, leaves, max } = totalsOf(definition)
  return (
    <section
      aria-label={words.editor.title(title)}
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || event.nativeEvent.isComposing) return
        const key = event.key.toLowerCase()
        if (key !== 'z' && key !== 'y') return
        event.preventDefault()
        if (key === 'y' || event.shiftKey) draft.store.redo()
        else draft.store.undo()
        say(words.editor.undone)
      }}
    >
      <div className={isOpen ? styles.head : undefined}>
        <PageHead title={words.editor.title(title)}>
          <p>{words.editor.lede(figure(nodes), figure(leaves), figure(max))}</p>
        </PageHead>
      </div>
      <DraftTools draft={draft} view={view} onChoose={choose} />
      <Leaving draft={draft} />
      {draft.state.kind === 'stale' ? <Conflict draft={draft} view={view} current={draft.state.current} /> : null}
      <div className={isOpen ? styles.columns : undefined}>
        <div className={isOpen ? styles.behind : undefined}>
          <DraftTree draft={draft} chosen={chosen} onChoose={choose} onSay={say} />
        </div>
        {isOpen ? (
          <aside
            className={styles.panel}
            aria-label={
              place
                ? words.node.heading(place.node.code)
                : chosen === FACTS
                  ? words.facts.heading
                  : words.findings.heading
            }
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || event.defaultPrevented) return
              document.getElementById(rowId(chosen ?? ''))?.focus()
            }}
          >
            <button
              type="button"
              className={styles.close}
              onClick={() => {
                choose(undefined)
                focusSoon(rowId(chosen ?? ''))
              }}
            >
              {words.node.close}
            </button>
            {place ? (
              <NodeEditor key={place.node.code} draft={draft} place={place} items={catalogue} onChoose={choose} />
            ) : chosen === FACTS ? (
              <EditionFacts draft={draft} />
            ) : (
              <FindingList judgement={judgement} onChoose={choose} />
            )}
          </aside>
        ) : null}
      </div>
      <Announcement sentence={said} />
      <p className={styles.foot}>
        <Link to="/soan-bo-chi-so">{words.drafts.title}</Link>
        {view.annex === null ? null : (
          <Link to="/soan-bo-chi-so/$draft/cach-tinh" params={{ draft: view.id }}>
            {words.editor.annex}
          </Link>
        )}
        {view.basedOn === null ? null : (
          <Link to="/so-sanh-bo-chi-so" search={{ from: view.basedOn, to: view.id }}>
            {words.editor.compare}
          </Link>
        )}
        {(['yaml', 'xlsx'] as const).map((format) => (
          <a key={format} href={urlOf(editionDrafts.downloadEditionDraft, { edition: view.id, format })} download>
            {words.editor.download[format]}
          </a>
        ))}
      </p>
    </section>
  )
}
