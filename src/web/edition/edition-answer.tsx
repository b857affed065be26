import { Link } from '@tanstack/react-router'
import type { Finding } from '#domain/edition/finding.ts'
import type { Outline } from '#domain/edition/outline.ts'
import { sumOf } from '#domain/scoring/score.ts'
import { figure, text } from '../language.ts'
import { maximumText } from '../province/maximum-text.ts'
import { dateText } from './date-text.ts'
import styles from './edition-answer.module.css'
import { maximumOf } from './tree-rows.ts'
import { WHOLE } from './whole-panel.tsx'

/** Where the set comes from, how large it is, and how many places need a look. */
export function EditionAnswer({ outline, findings }: { outline: Outline; findings: readonly Finding[] }) {
  const words = text.edition
  const { edition, nodes, leaves } = outline
  const scored = leaves.filter((node) => !node.leaf!.unscored).length
  const max = sumOf(nodes.filter((node) => node.parent < 0).map((node) => maximumOf(outline, node)))
  return (
    <>
      <p>
        {scored === 0
          ? words.countsUnscored(figure(nodes.length))
          : words.counts(figure(nodes.length), figure(scored), figure(maximumText(max)))}{' '}
        {findings.length === 0 ? words.noFindings : `${found(findings)}.`}
      </p>
      <p className={styles.source}>
        {words.source(edition.number, edition.issuedBy, dateText(edition.issuedOn))}, {edition.article}.{' '}
        {edition.notes.length === 0 ? null : (
          <Link
            to="/bo-chi-so/$edition"
            params={{ edition: edition.id }}
            search={(before) => ({ ...before, node: WHOLE })}
            resetScroll={false}
          >
            {words.wholeLink}
          </Link>
        )}
      </p>
    </>
  )
}

function found(findings: readonly Finding[]): string {
  const words = text.edition
  const parts = (['fault', 'warning', 'remark'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [words.severities[severity](figure(count))]
  })
  const unexplained = findings.filter((finding) => finding.explainedBy === undefined).length
  const explained = unexplained === 0 ? words.allExplained : words.unexplained(figure(unexplained))
  return `${words.findings(figure(findings.length), parts.join(', '))}; ${explained}`
}
