import styles from './facts.module.css'
import type { Fact } from './row-facts.ts'
import { Said } from './said.tsx'

/** What a row says under heads of its own. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            <Said text={fact.words} />
            {fact.remark === undefined ? null : <span className={styles.remark}> ({fact.remark})</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
