import { Link } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { accepted, candidateOf, NO_RULE, withRule, type Candidate } from '#domain/edition/annex/candidate.ts'
import { checkCriterion, type CheckedCriterion } from '#domain/edition/check/check-criterion.ts'
import type { Node } from '#domain/edition/definition.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import editor from '../edition-drafts/editor.module.css'
import { ExamplesEditor } from '../edition-drafts/examples-editor.tsx'
import { boundTo, LettersEditor } from '../edition-drafts/letters-editor.tsx'
import { RuleField } from '../edition-drafts/rule-field.tsx'
import { focusSoon } from '../edition-drafts/tree-acts.ts'
import type { DraftOnPage } from '../edition-drafts/use-draft.ts'
import { figure } from '../language.ts'
import { DocumentSide } from './document-side.tsx'
import styles from './leaf-review.module.css'
import { LEAF_HEADING, type ReviewLeaf } from './leaves.ts'
import { words } from './words.ts'

type Props = {
  draft: DraftOnPage
  catalogue: ItemCatalogue
  leaf: ReviewLeaf
  kept: Map<string, Candidate>
  onAccepted: () => void
  onLater: () => void
}

/** What the document says beside the rule that would enter the draft: to be accepted, corrected or written anew. */
export function LeafReview({ draft, catalogue, leaf, kept, onAccepted, onLater }: Props) {
  const { code, node, proposal } = leaf
  const { definition, store } = draft
  const [candidate, set] = useState(() => kept.get(code) ?? candidateOf(node, proposal, catalogue))
  const [why, tell] = useState<string>()
  const rule = useRef<HTMLDivElement>(null)
  const items = useMemo(() => withItems(catalogue, candidate.items), [catalogue, candidate.items])
  const settled = useDeferredValue(candidate)
  const checked = useMemo(
    () => checkCriterion(accepted(definition, code, settled), code, items),
    [definition, code, settled, items],
  )
  const own = withRule(node, candidate.rule)
  const take = (next: Candidate) => {
    kept.set(code, next)
    set(next)
    tell(undefined)
  }
  const change = (to: (node: Node) => Node) => take({ ...candidate, rule: ruleOf(to(own)) })
  const accept = () => {
    const drafted = accepted(definition, code, candidate)
    const lack = whyNotYet(candidate, checkCriterion(drafted, code, items))
    tell(lack)
    if (lack !== undefined) return
    kept.delete(code)
    store.change(drafted)
    onAccepted()
  }
  const toRule = () => rule.current?.querySelector('textarea')?.focus()
  return (
    <article
      className={styles.leaf}
      aria-labelledby={LEAF_HEADING}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
        event.preventDefault()
        accept()
      }}
    >
      <h2 id={LEAF_HEADING} className={styles.heading} tabIndex={-1}>
        {code} {node.title.text}
        {node.max === undefined ? null : <span className={styles.max}>{words.review.points(figure(node.max))}</span>}
      </h2>
      <div className={styles.sides}>
        <DocumentSide leaf={leaf} />
        <div ref={rule} className={styles.draft}>
          <h3 className={styles.side}>
            {words.review.proposal}{' '}
            <span className={proposal.certainty === 'certain' ? styles.certain : styles.level}>
              {words.review.level(words.certainty[proposal.certainty])}
            </span>
          </h3>
          {node.max === undefined ? (
            <p className={editor.note}>
              {words.review.noMax}{' '}
              <Link to="/soan-bo-chi-so/$draft" params={{ draft: definition.id }} search={{ node: code }}>
                {words.review.toEditor}
              </Link>
            </p>
          ) : null}
          <RuleField node={own} checked={checked} change={change} />
          <LettersEditor
            node={own}
            items={items}
            isOwn={(item) => candidate.items.some(({ id }) => id === item)}
            change={change}
            onCreate={(name, item) =>
              take({ rule: ruleOf(boundTo(name, item.id)(own)), items: [...candidate.items, item] })
            }
          />
          {checked ? <ExamplesEditor node={own} checked={checked} change={change} /> : null}
          <p className={styles.acts}>
            <button type="button" className={styles.accept} onClick={accept}>
              {words.review.accept}
            </button>
            <button type="button" className={editor.plain} onClick={toRule}>
              {words.review.correct}
            </button>
            <button
              type="button"
              className={editor.plain}
              onClick={() => {
                take({ rule: NO_RULE, items: candidate.items })
                focusSoon('cong-thuc')
              }}
            >
              {words.review.write}
            </button>
            <button type="button" className={editor.plain} onClick={onLater}>
              {words.review.later}
            </button>
          </p>
          {why === undefined ? null : (
            <p role="alert" className={editor.fault}>
              {why}
            </p>
          )}
        </div>
      </div>
    </article>
  )
}

function withItems(catalogue: ItemCatalogue, items: readonly DataItem[]): ItemCatalogue {
  return new Map([...catalogue, ...items.map((item) => [item.id, item] as const)])
}

function ruleOf({ formula, variables, require, examples }: Node): Candidate['rule'] {
  return { ...(formula !== undefined && { formula }), variables, require, examples }
}

/** What keeps a rule from being accepted; a maximum that is missing is the row's matter, not the rule's. */
function whyNotYet({ rule }: Candidate, checked: CheckedCriterion | undefined): string | undefined {
  const findings = checked?.findings ?? []
  const has = (code: string) => findings.some((finding) => finding.code === code)
  if ((rule.formula ?? '').trim() === '') return words.review.lackingRule
  const unbound = findings.flatMap(({ code, params }) =>
    code === 'variable-without-item' || code === 'item-unknown' ? [String(params['variable'])] : [],
  )
  if (unbound.length > 0) return words.review.lackingItem([...new Set(unbound)].join(', '))
  if (has('formula-fault') || has('item-kind-unfit') || has('group-without-combine')) return words.review.faultyRule
  return has('example-fails') ? words.review.exampleFails : undefined
}
