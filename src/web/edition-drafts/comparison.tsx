import { useMemo } from 'react'
import { compareEditions, type Change, type ComparedNode } from '#domain/edition/compare/compare-editions.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { shownFormula } from '#domain/edition/formula/typed-formula.ts'
import { AssessedBy, Outside } from '#domain/edition/definition.ts'
import { OrganisationKind } from '#domain/organisation/organisation.ts'
import { figure } from '../language.ts'
import styles from './comparison.module.css'
import { words } from './words.ts'

/** What the second edition has otherwise than the first. */
export function Comparison({ before, after }: { before: Edition; after: Edition }) {
  const { added, removed, recoded, changed, unchanged, totals } = useMemo(
    () => compareEditions(before, after),
    [before, after],
  )
  const { compare } = words
  const count = added.length + removed.length + recoded.length + changed.length
  return (
    <div className={styles.comparison}>
      <p>
        {count === 0
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
                    <Sides key={change.kind} change={change} />
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

function Sides({ change }: { change: Change }) {
  return (
    <div>
      <dt>{words.compare.kinds[change.kind]}</dt>
      <dd>
        <del>{sideText(change, change.before)}</del> → <ins>{sideText(change, change.after)}</ins>
      </dd>
    </div>
  )
}

function sideText({ kind }: Change, side: string | undefined): string {
  const { choices, compare } = words
  if (side === undefined) return kind === 'place' ? compare.topLevel : compare.nothing
  if (kind === 'max') return figure(side)
  if (kind === 'rule') return shownFormula(side)
  if (kind === 'examples') return side.replaceAll('.', ',')
  if (kind === 'assessed-by') return choices.assessedBy[AssessedBy.parse(side)]
  if (kind === 'outside') return choices.outside[Outside.parse(side)]
  if (kind === 'applies-to')
    return side
      .split(', ')
      .map((one) => choices.kind[OrganisationKind.parse(one)])
      .join(', ')
  return side
}
