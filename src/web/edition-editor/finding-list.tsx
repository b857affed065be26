import type { DraftJudgement } from '#contract/edition-drafts.ts'
import type { FindingSeverity } from '#domain/edition/finding.ts'
import { loadRefusalText } from '#text/content-load.ts'
import { findingText } from '#text/findings.ts'
import { LANGUAGE } from '../language.ts'
import styles from './editor.module.css'
import list from './finding-list.module.css'
import { words } from './words.ts'

const SEVERITIES: readonly FindingSeverity[] = ['fault', 'warning', 'remark']

/** Everything that was found, what keeps the draft from being issued first; each leads to its row. */
export function FindingList({ judgement, onChoose }: { judgement: DraftJudgement; onChoose: (node: string) => void }) {
  return (
    <>
      <h2 className={styles.heading} tabIndex={-1}>
        {words.findings.heading}
      </h2>
      <FoundPlaces judgement={judgement} onChoose={onChoose} severities={SEVERITIES} />
    </>
  )
}

type Props = {
  judgement: DraftJudgement
  onChoose: (node: string) => void
  severities: readonly FindingSeverity[]
}

export function FoundPlaces({ judgement: { findings, refused }, onChoose, severities }: Props) {
  return severities.map((severity) => {
    const found = findings.filter((one) => one.severity === severity)
    const more = severity === 'fault' ? refused : []
    if (found.length + more.length === 0) return null
    return (
      <section key={severity} className={styles.section} aria-label={words.findings[severity]}>
        <h3>{words.findings[severity]}</h3>
        <ul className={list.places}>
          {more.map((one, at) => (
            <li key={`r${at}`}>{loadRefusalText(one, LANGUAGE)}</li>
          ))}
          {found.map((finding, at) => (
            <li key={at}>
              {finding.node === undefined ? (
                <span className={styles.quiet}>{words.findings.whole}</span>
              ) : (
                <button type="button" className={styles.link} onClick={() => onChoose(finding.node!)}>
                  {words.findings.node(finding.node)}
                </button>
              )}{' '}
              {findingText(finding, LANGUAGE)}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
