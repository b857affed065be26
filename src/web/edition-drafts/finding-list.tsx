import type { DraftJudgement } from '#contract/edition-drafts.ts'
import type { Finding, FindingSeverity } from '#domain/edition/finding.ts'
import { loadRefusalText } from '#text/content-load.ts'
import { findingText } from '#text/findings.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './editor.module.css'
import list from './finding-list.module.css'
import { PANEL_HEADING } from './tree-acts.ts'
import { words } from './words.ts'

const SEVERITIES: readonly FindingSeverity[] = ['fault', 'warning', 'remark']

/** Everything that was found, what keeps the draft from being issued first; each leads to its row. */
export function FindingList({ judgement, onChoose }: { judgement: DraftJudgement; onChoose: (node: string) => void }) {
  return (
    <>
      <h2 id={PANEL_HEADING} className={styles.heading} tabIndex={-1}>
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
    const all = findings.filter((one) => one.severity === severity)
    const [found, explained] = [all.filter(isOpen), all.filter((one) => !isOpen(one))]
    const more = severity === 'fault' ? refused : []
    if (all.length + more.length === 0) return null
    return (
      <section key={severity} className={styles.section} aria-label={words.findings[severity]}>
        <h2>{words.findings[severity]}</h2>
        <ul className={list.places}>
          {more.map((one, at) => (
            <li key={`r${at}`}>{loadRefusalText(one, LANGUAGE)}</li>
          ))}
          {found.map((finding, at) => (
            <Found key={at} finding={finding} onChoose={onChoose} />
          ))}
        </ul>
        {explained.length === 0 ? null : (
          <details>
            <summary>{words.findings.explained(figure(explained.length))}</summary>
            <ul className={list.places}>
              {explained.map((finding, at) => (
                <Found key={at} finding={finding} onChoose={onChoose} />
              ))}
            </ul>
          </details>
        )}
      </section>
    )
  })
}

/** Not accounted for by a note of the edition's own, or by the list of items that are alike. */
function isOpen({ explainedBy }: Finding): boolean {
  return explainedBy === undefined
}

function Found({ finding, onChoose }: { finding: Finding; onChoose: (node: string) => void }) {
  const { node } = finding
  return (
    <li>
      {node === undefined ? (
        <span className={styles.quiet}>{words.findings.whole}</span>
      ) : (
        <button type="button" className={styles.link} onClick={() => onChoose(node)}>
          {words.findings.node(node)}
        </button>
      )}{' '}
      {findingText(finding, LANGUAGE)}
    </li>
  )
}
