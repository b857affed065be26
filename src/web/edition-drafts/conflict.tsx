import { useQuery } from '@tanstack/react-query'
import type { EditionDraftView } from '#contract/edition-drafts.ts'
import { momentText } from '../entry/local-time.ts'
import { Comparison } from './comparison.tsx'
import styles from './conflict.module.css'
import editor from './editor.module.css'
import { draftOf } from './queries.ts'
import type { Current } from './draft-store.ts'
import type { DraftOnPage } from './use-draft.ts'
import { words } from './words.ts'

/** Somebody else was first: both sides are shown, and nothing is lost before it is chosen. */
export function Conflict({ draft, view, current }: { draft: DraftOnPage; view: EditionDraftView; current: Current }) {
  const { data } = useQuery(draftOf(view.id, current.version))
  const { stale, staleCompare, keepMine, takeTheirs } = words.editor
  return (
    <section role="alert" className={styles.conflict}>
      <p>{stale(current.changedBy.name, momentText(current.changedAt))}</p>
      <p className={styles.acts}>
        <button type="button" className={editor.plain} onClick={draft.store.keepMine}>
          {keepMine}
        </button>
        <button
          type="button"
          className={editor.plain}
          disabled={!data}
          onClick={() => data && draft.store.takeTheirs(data)}
        >
          {takeTheirs}
        </button>
      </p>
      {data ? (
        <details>
          <summary>{staleCompare}</summary>
          <Comparison before={draft.definition} after={data.definition} />
        </details>
      ) : null}
    </section>
  )
}
