import { useState } from 'react'
import type { OutlineNode } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { statusText } from '#text/statuses.ts'
import { brokenConditionText } from '#text/value-checks.ts'
import { formulaText } from '../edition/formula-text.ts'
import { figure, LANGUAGE } from '../language.ts'
import { ClaimLink, ClaimNote } from './claim-note.tsx'
import styles from './details-criteria.module.css'
import { useEntry, useLeaf } from './entry-context.ts'
import { shortMax } from './points.tsx'
import { words } from './words.ts'

/** The criteria that read a figure, with their rules and points. */
export function DetailsCriteria({ item }: { item: DataItem }) {
  const { outline } = useEntry()
  const nodes = outline.leaves.filter(({ leaf }) => leaf!.letters.some((letter) => letter.item.id === item.id))
  return (
    <section className={styles.criteria}>
      <h3>{words.details.readBy}</h3>
      {nodes.map((node) => (
        <Criterion key={node.code} node={node} />
      ))}
    </section>
  )
}

function Criterion({ node }: { node: OutlineNode }) {
  const leaf = useLeaf(node.code)
  const [asks, ask] = useState(false)
  const { formula, unscored } = node.leaf!
  return (
    <div className={styles.criterion}>
      <p className={styles.title}>
        <span className={styles.code}>{node.code}</span> {node.row.title.text}
      </p>
      {leaf && !unscored ? (
        <p className={styles.points}>
          <strong>{words.details.points(figure(leaf.points), figure(shortMax(leaf.max)))}</strong>
          {leaf.status === 'scored' ? null : <span> {statusText(leaf.status, LANGUAGE)}</span>}
        </p>
      ) : null}
      {node.row.rule === undefined ? null : (
        <p className={styles.rule}>
          <span>{words.details.rule}: </span>
          {node.row.rule.text}
        </p>
      )}
      {formula === undefined ? null : (
        <p className={styles.rule}>
          <span>{words.details.formula}: </span>
          {formulaText(formula)}
        </p>
      )}
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
