import type { OutlineNode, Outline } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { figure, LANGUAGE, text } from '../language.ts'
import { maximumText } from '../province/maximum-text.ts'
import { Findings } from './findings.tsx'
import { formulaText } from './formula-text.ts'
import { Letters } from './letters.tsx'
import styles from './node-panel.module.css'
import { Printed } from './printed.tsx'
import { SidePanel } from './side-panel.tsx'
import type { TreeRow } from './tree-rows.ts'

type Props = { row: TreeRow; outline: Outline; items: readonly DataItem[] }

/** Everything the document says of a row and everything we say about it. */
export function NodePanel({ row, outline, items }: Props) {
  const { node } = row
  const words = text.node
  const { title, rule, remark, notes, also } = node.row
  return (
    <SidePanel
      node={node.code}
      label={words.panel(node.code)}
      title={
        <>
          <span className={styles.code}>{node.code}</span> <Printed words={title} />
        </>
      }
    >
      <dl className={styles.facts}>
        <dt>{words.levels[node.level]}</dt>
        <dd>
          {row.isUnscored ? (
            words.unscored
          ) : (
            <>
              {words.max} <strong>{figure(maximumText(row.max))}</strong>
            </>
          )}
          {row.printedDiffers ? <span className={styles.differs}>{printedMaxText(node)}</span> : null}
        </dd>
        {rule && (
          <>
            <dt>{words.ruleWords}</dt>
            <dd>
              <Printed words={rule} />
            </dd>
          </>
        )}
        {node.leaf?.formula && (
          <>
            <dt>{words.rule}</dt>
            <dd className={styles.formula}>{formulaText(node.leaf.formula)}</dd>
          </>
        )}
        {remark && (
          <>
            <dt>{words.remark}</dt>
            <dd>
              <Printed words={remark} />
            </dd>
          </>
        )}
        {node.leaf && node.leaf.letters.length > 0 && (
          <>
            <dt>{words.variables}</dt>
            <dd>
              <Letters letters={node.leaf.letters} items={items} />
            </dd>
          </>
        )}
        {node.leaf && node.leaf.require.length > 0 && (
          <>
            <dt>{words.require}</dt>
            <dd>
              {node.leaf.require.map((condition) => (
                <p key={condition.at.start}>{formulaText(condition)}</p>
              ))}
            </dd>
          </>
        )}
        {also.length === 0 ? null : (
          <>
            <dt>{words.also}</dt>
            <dd>
              {also.map((shared) => (
                <p key={shared.code}>
                  {shared.code} <Printed words={shared.title} />
                </p>
              ))}
            </dd>
          </>
        )}
        <dt>{words.where}</dt>
        <dd>
          {outline.edition.number}, {node.article}
          {node.row.line === undefined ? null : `, ${words.line(figure(node.row.line))}`}
          {node.row.printedCode === undefined ? null : `, ${words.printedCode(node.row.printedCode)}`}
        </dd>
        {notes.length === 0 ? null : (
          <>
            <dt>{words.notes}</dt>
            <dd>
              {notes.map((note) => (
                <p key={note.vi}>{note[LANGUAGE]}</p>
              ))}
            </dd>
          </>
        )}
        {row.findings.length === 0 ? null : (
          <>
            <dt>{words.findings}</dt>
            <dd>
              <Findings findings={row.findings} />
            </dd>
          </>
        )}
      </dl>
    </SidePanel>
  )
}

function printedMaxText(node: OutlineNode): string {
  const words = text.node
  return node.printedMax === undefined ? words.notPrinted : `${words.printedMax}: ${figure(node.printedMax)}`
}
