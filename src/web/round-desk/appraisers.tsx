import type { RoundDesk } from '#contract/round-desk.ts'
import type { RoundView } from '#contract/round-views.ts'
import { ToAccounts } from '../administration/to-accounts.tsx'
import { figure } from '../language.ts'
import styles from './board-section.module.css'
import { words } from './words.ts'

/** Who is charged with which part today, and where that is changed. */
export function Appraisers({ appraisers, nodes }: Pick<RoundView, 'appraisers'> & Pick<RoundDesk, 'nodes'>) {
  const { charged } = words
  const titles = new Map(nodes.map(({ code, title }) => [code, `${code} ${title}`]))
  const codes = [...new Set(appraisers.map(({ node }) => node))].sort((a, b) =>
    a.localeCompare(b, 'vi', { numeric: true }),
  )
  return (
    <details className={styles.charged}>
      <summary>{charged.heading(figure(new Set(appraisers.map(({ account }) => account)).size))}</summary>
      {codes.length === 0 ? <p>{charged.nobody}</p> : null}
      <ul>
        {codes.map((code) => (
          <li key={code}>
            {charged.of(
              titles.get(code) ?? code,
              appraisers
                .filter(({ node }) => node === code)
                .map(({ name }) => name)
                .join(', '),
            )}
          </li>
        ))}
      </ul>
      <p className={styles.hint}>
        {charged.handover} <ToAccounts />
      </p>
    </details>
  )
}
