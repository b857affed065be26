import type { Finding } from '#domain/edition/finding.ts'
import { findingText, severityText } from '#text/findings.ts'
import { LANGUAGE, text } from '../language.ts'
import styles from './findings.module.css'

/** What checking the set found, the weight of each in words. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className={styles.findings}>
      {findings.map((finding, at) => (
        <li key={at}>
          <span className={styles[finding.severity]}>{capitalised(severityText(finding.severity, LANGUAGE))}</span>{' '}
          {findingText(finding, LANGUAGE)}
          {finding.explainedBy ? <span className={styles.explained}> {text.node.explained}</span> : null}
        </li>
      ))}
    </ul>
  )
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
