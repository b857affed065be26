import { Link } from '@tanstack/react-router'
import { reopened } from '#domain/edition/annex/candidate.ts'
import { shownFormula } from '#domain/edition/formula/typed-formula.ts'
import editor from '../edition-drafts/editor.module.css'
import type { DraftOnPage } from '../edition-drafts/use-draft.ts'
import styles from './decided-list.module.css'
import type { ReviewLeaf } from './leaves.ts'
import { words } from './words.ts'

type Props = {
  draft: DraftOnPage
  id: string
  leaves: readonly ReviewLeaf[]
  onSay: (sentence: string) => void
}

/** What was accepted or written, to be opened in the draft or taken back. */
export function DecidedList({ draft, id, leaves, onSay }: Props) {
  const { decidedList } = words
  if (leaves.length === 0) return <p className={styles.none}>{decidedList.none}</p>
  return (
    <ul className={styles.list}>
      {leaves.map(({ code, node }) => (
        <li key={code}>
          <p>
            <strong>{code}</strong> {node.title.text}
          </p>
          <p className={styles.formula}>
            {node.formula === undefined ? decidedList.unscored : shownFormula(node.formula)}
          </p>
          <p className={styles.acts}>
            <Link
              to="/soan-bo-chi-so/$draft"
              params={{ draft: id }}
              search={{ node: code }}
              aria-label={decidedList.openAt(code)}
            >
              {decidedList.open}
            </Link>
            {node.formula === undefined ? null : (
              <button
                type="button"
                className={editor.link}
                aria-label={decidedList.reopenAt(code)}
                onClick={() => {
                  draft.store.change(reopened(draft.definition, code))
                  onSay(decidedList.reopened(code))
                }}
              >
                {decidedList.reopen}
              </button>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
