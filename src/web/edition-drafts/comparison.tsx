import { useMemo } from 'react'
import { compareEditions, type ComparedNode } from '#domain/edition/compare/compare-editions.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { figure } from '../language.ts'
import styles from './comparison.module.css'
import { headText, sideText } from './side-text.ts'
import { words } from './words.ts'

/** What the second edition has otherwise than the first. */
export function Comparison({ before, after }: { before: Edition; after: Edition }) {
  const { head, added, removed, recoded, changed, unchanged, totals } = useMemo(
    () => compareEditions(before, after),
    [before, after],
  )
  const { compare } = words
  const count = added.length + removed.length + recoded.length + changed.length
  const isSame = count === 0 && head.length === 0
  return (
    <div className={styles.comparison}>
      <p>
        {isSame
          ? compare.same
          : compare.summary(
              figure(added.length),
              figure(removed.length),
              figure(recoded.length),
              figure(changed.length),
              figure(unchanged),
            )}{' '}
        {compare.totals(figure(totals.before.max), figure(totals.after.max))}
      </p>
      {head.length === 0 ? null : (
        <section>
          <h2>{compare.head}</h2>
          <dl>
            {head.map((change) => (
              <Sides
                key={change.kind}
                name={compare.headKinds[change.kind]}
                before={headText(change.kind, change.before)}
                after={headText(change.kind, change.after)}
              />
            ))}
          </dl>
        </section>
      )}
      <Rows heading={compare.added} nodes={added} />
      <Rows heading={compare.removed} nodes={removed} />
      {recoded.length === 0 ? null : (
        <section>
          <h2>{compare.recoded}</h2>
          <ul>
            {recoded.map(({ before, after }) => (
              <li key={before}>
                <span className={styles.code}>
                  {before} → {after.code}
                </span>{' '}
                {after.title}
              </li>
            ))}
          </ul>
        </section>
      )}
      {changed.length === 0 ? null : (
        <section>
          <h2>{compare.changed}</h2>
          <ul>
            {changed.map(({ node, changes }) => (
              <li key={node.code}>
                <span className={styles.code}>{node.code}</span> {node.title}
                <dl>
                  {changes.map((change) => (
                    <Sides
                      key={change.kind}
                      name={compare.kinds[change.kind]}
                      before={sideText(change.kind, change.before)}
                      after={sideText(change.kind, change.after)}
                    />
                  ))}
                </dl>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Rows({ heading, nodes }: { heading: string; nodes: readonly ComparedNode[] }) {
  if (nodes.length === 0) return null
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {nodes.map(({ code, title, max }) => (
          <li key={code}>
            <span className={styles.code}>{code}</span> {title}
            {max === undefined ? '' : `, ${words.compare.points(figure(max))}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sides({ name, before, after }: { name: string; before: string; after: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <del>{before}</del> → <ins>{after}</ins>
      </dd>
    </div>
  )
}
