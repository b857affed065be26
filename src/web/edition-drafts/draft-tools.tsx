import { Link, useNavigate } from '@tanstack/react-router'
import type { EditionDraftView } from '#contract/edition-drafts.ts'
import { isFault } from '#domain/edition/finding.ts'
import { momentText, timeText } from '../entry/local-time.ts'
import { figure } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import styles from './draft-tools.module.css'
import { FACTS, FINDINGS } from './panel-places.ts'
import type { SaveState } from './draft-store.ts'
import { leadIntoPanel, rowId } from './tree-acts.ts'
import type { DraftOnPage } from './use-draft.ts'
import { words } from './words.ts'

type Props = { draft: DraftOnPage; view: EditionDraftView; onChoose: (node: string | undefined) => void }

/** What stands above the tree: whether all is written, what can be taken back, what is wrong, and the way on. */
export function DraftTools({ draft, view, onChoose }: Props) {
  const navigate = useNavigate()
  /** What is issued is what the server has. */
  const toIssue = async () => {
    if (await draft.store.save()) await navigate({ to: '/soan-bo-chi-so/$draft/ban-hanh', params: { draft: view.id } })
  }
  const { editor } = words
  const { findings, refused } = draft.judgement
  const faults = findings.filter(isFault).length + refused.length
  return (
    <div className={styles.tools}>
      <p className={styles.state} role="status">
        <Saved state={draft.state} view={view} />
      </p>
      {draft.state.kind === 'failed' ? (
        <button type="button" className={styles.link} onClick={() => void draft.store.save()}>
          {words.again}
        </button>
      ) : null}
      <button type="button" className={styles.link} disabled={!draft.canUndo} onClick={draft.store.undo}>
        {editor.undo}
      </button>
      <button type="button" className={styles.link} disabled={!draft.canRedo} onClick={draft.store.redo}>
        {editor.redo}
      </button>
      <button
        type="button"
        className={styles.link}
        id={rowId(FACTS)}
        onClick={(event) => {
          onChoose(FACTS)
          leadIntoPanel(event)
        }}
      >
        {editor.facts}
      </button>
      <button
        type="button"
        id={rowId(FINDINGS)}
        className={faults > 0 ? `${styles.link} ${styles.faulty}` : styles.link}
        onClick={(event) => {
          onChoose(FINDINGS)
          leadIntoPanel(event)
        }}
      >
        {faults > 0 ? editor.findings(figure(faults)) : editor.noFaults}
      </button>
      <Link
        to="/soan-bo-chi-so/$draft/ban-hanh"
        params={{ draft: view.id }}
        className={styles.issue}
        onClick={(event) => {
          event.preventDefault()
          void toIssue()
        }}
      >
        {editor.check}
      </Link>
    </div>
  )
}

/** Whether all is written, in words. */
export function Saved({ state, view }: { state: SaveState; view: EditionDraftView }) {
  const { editor } = words
  switch (state.kind) {
    case 'opened':
      return editor.opened(view.changedBy.name, momentText(view.changedAt))
    case 'saved':
      return editor.saved(timeText(state.at.toISOString()))
    case 'failed':
      return <span className={styles.failed}>{editor.failed(refusalWords(state.error))}</span>
    case 'stale':
      return <span className={styles.failed}>{editor.unsaved}</span>
    default:
      return editor[state.kind]
  }
}
