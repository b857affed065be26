import { useState } from 'react'
import type { OutlineNode } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { statusText } from '#text/statuses.ts'
import { brokenConditionText } from '#text/value-checks.ts'
import { formulaText } from '../edition/formula-text.ts'
import { figure, LANGUAGE } from '../language.ts'
import { ClaimLink, ClaimNote } from './claim-note.tsx'
import styles from './details-criteria.module.css'
import { useEntry, useEntryState, useLeaf } from './entry-context.ts'
import { formulaNow } from './leaf-formula.ts'
import { shortMax } from './points.tsx'
import { acts, words } from './words.ts'

/** The criteria that read a figure, with their rules, the numbers in them, and their points. */
export function DetailsCriteria({ item }: { item: DataItem }) {
  const { outline, uses } = useEntry()
  const use = uses.get(item.id)
  const nodes = outline.leaves.filter(({ leaf }) => leaf!.letters.some((letter) => letter.item.id === item.id))
  return (
    <section className={styles.criteria}>
      <h3>
        {use && use.nodes.length > 1
          ? acts.uses.title(figure(use.nodes.length), figure(shortMax(use.max)))
          : acts.uses.one}
      </h3>
      {nodes.map((node) => (
        <Criterion key={node.code} node={node} isAlone={nodes.length === 1} />
      ))}
    </section>
  )
}

function Criterion({ node, isAlone }: { node: OutlineNode; isAlone: boolean }) {
  const leaf = useLeaf(node.code)
  const [asks, ask] = useState(false)
  return (
    <div className={styles.criterion}>
      <p className={styles.title}>
        <a
          href={`#tieu-chi-${node.code}`}
          onClick={(event) => goTo(event, node.code)}
          aria-label={acts.panel.goCriterion(node.code)}
        >
          {node.code}
        </a>{' '}
        {node.row.title.text}
      </p>
      {leaf && !node.leaf!.unscored ? (
        <p className={styles.points}>
          <strong>{words.details.points(figure(leaf.points), figure(shortMax(leaf.max)))}</strong>
          {leaf.status === 'scored' ? null : <span> {statusText(leaf.status, LANGUAGE)}</span>}
        </p>
      ) : null}
      {/* Of several the rules are one click away: the list itself answers what the number does. */}
      <details className={styles.how} open={isAlone}>
        <summary>{words.details.rule}</summary>
        <Rule node={node} />
      </details>
      {leaf?.broken.map((condition) => (
        <p key={condition} className={styles.broken}>
          {brokenConditionText(node.code, condition, LANGUAGE)}
        </p>
      ))}
      <ClaimNote code={node.code} asks={asks} onAsk={ask} />
      {asks ? null : <ClaimLink code={node.code} isNear={false} onAsk={() => ask(true)} />}
    </div>
  )
}

/** The document's words and place, the formula, and the formula with the numbers of this moment. */
function Rule({ node }: { node: OutlineNode }) {
  const { formula } = node.leaf!
  const now = useEntryState(({ cells }) => formulaNow(node, cells))
  return (
    <dl className={styles.rule}>
      {node.row.rule === undefined ? null : <dd>{node.row.rule.text}</dd>}
      <dt>{acts.panel.article}</dt>
      <dd>{node.article}</dd>
      {formula === undefined ? null : (
        <>
          <dt>{words.details.formula}</dt>
          <dd>{formulaText(formula)}</dd>
          <dt>{acts.panel.live}</dt>
          <dd data-live={node.code}>{now}</dd>
        </>
      )}
    </dl>
  )
}

/** The address stays: it holds the form's state. On a phone the form lies behind the details, so there the link is plain text. */
function goTo(event: React.MouseEvent, code: string): void {
  event.preventDefault()
  const group = document.querySelector<HTMLElement>(`[data-criterion="${CSS.escape(code)}"]`)
  group?.scrollIntoView({ block: 'center' })
  group?.querySelector<HTMLElement>('[data-cell], a')?.focus({ preventScroll: true })
}
