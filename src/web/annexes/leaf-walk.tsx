import type { ItemCatalogue } from '#domain/item/data-item.ts'
import { focusSoon } from '../edition-drafts/tree-acts.ts'
import type { DraftOnPage } from '../edition-drafts/use-draft.ts'
import { figure } from '../language.ts'
import { keptCandidates } from './kept-candidates.ts'
import { LeafReview } from './leaf-review.tsx'
import styles from './leaf-walk.module.css'
import { LEAF_HEADING, type ReviewLeaf } from './leaves.ts'
import { words } from './words.ts'

export type WalkProps = {
  readonly draft: DraftOnPage
  readonly catalogue: ItemCatalogue
  readonly leaves: readonly ReviewLeaf[]
  readonly chosen: string | undefined
  readonly onChoose: (code: string | undefined) => void
  readonly onSay: (sentence: string) => void
}

/** One criterion after the other, by keys too. */
export function LeafWalk({ draft, catalogue, leaves, chosen, onChoose, onSay }: WalkProps) {
  const found = leaves.findIndex(({ code }) => code === chosen)
  const at = Math.max(0, found)
  const leaf = leaves[at]
  if (!leaf) return <p className={styles.none}>{words.review.allDone}</p>
  const go = (by: 1 | -1) => {
    onChoose(leaves[(at + by + leaves.length) % leaves.length]!.code)
    focusSoon(LEAF_HEADING)
  }
  const onAccepted = () => {
    onSay(words.review.accepted(leaf.code, figure(leaves.length - 1)))
    onChoose((leaves[at + 1] ?? leaves[at - 1])?.code)
    focusSoon(LEAF_HEADING)
  }
  return (
    <section
      className={styles.walk}
      aria-label={words.review.title}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || !event.altKey || event.target instanceof HTMLSelectElement) return
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        go(event.key === 'ArrowDown' ? 1 : -1)
      }}
    >
      <div className={styles.steps}>
        <details className={styles.list}>
          <summary>
            {words.review.list}: {words.review.position(figure(at + 1), figure(leaves.length))}
          </summary>
          <ul>
            {leaves.map(({ code, node }) => (
              <li key={code}>
                <button
                  type="button"
                  aria-current={code === leaf.code}
                  onClick={() => {
                    onChoose(code)
                    focusSoon(LEAF_HEADING)
                  }}
                >
                  <span>{code}</span> {node.title.text}
                </button>
              </li>
            ))}
          </ul>
        </details>
        <button type="button" onClick={() => go(-1)}>
          {words.review.previous}
        </button>
        <button type="button" onClick={() => go(1)}>
          {words.review.next}
        </button>
        <span className={styles.keys}>{words.review.keys}</span>
      </div>
      <LeafReview
        key={leaf.code}
        draft={draft}
        catalogue={catalogue}
        leaf={leaf}
        kept={keptCandidates(draft.definition.id)}
        onAccepted={onAccepted}
        onLater={() => go(1)}
      />
      <p className={styles.rest}>{words.review.rest}</p>
    </section>
  )
}
