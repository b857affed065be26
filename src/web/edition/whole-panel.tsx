import type { Edition } from '#domain/edition/definition.ts'
import type { Finding } from '#domain/edition/finding.ts'
import { LANGUAGE, text } from '../language.ts'
import { Findings } from './findings.tsx'
import styles from './node-panel.module.css'
import { SidePanel } from './side-panel.tsx'

/** How the address names the set as a whole. */
export const WHOLE = 'chung'

export function WholePanel({ edition, findings }: { edition: Edition; findings: readonly Finding[] }) {
  const words = text.node
  return (
    <SidePanel node={WHOLE} label={text.edition.whole} title={text.edition.whole}>
      <dl className={styles.facts}>
        <dt>{words.notes}</dt>
        <dd>
          {edition.notes.map((note) => (
            <p key={note.vi}>{note[LANGUAGE]}</p>
          ))}
        </dd>
        {findings.length === 0 ? null : (
          <>
            <dt>{words.findings}</dt>
            <dd>
              <Findings findings={findings} />
            </dd>
          </>
        )}
      </dl>
    </SidePanel>
  )
}
