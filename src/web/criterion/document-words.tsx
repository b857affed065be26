import type { Edition } from '#domain/edition/definition.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { Link } from '@tanstack/react-router'
import { figure, LANGUAGE, text } from '../language.ts'
import { Printed } from '../edition/printed.tsx'
import styles from './document-words.module.css'

/** What the document itself says of the criterion, and where. */
export function DocumentWords({ node, source }: { node: OutlineNode; source: Edition }) {
  const words = text.criterion
  const { rule, remark, line, notes } = node.row
  return (
    <section>
      <h2 className={styles.heading}>{words.document}</h2>
      <dl className={styles.words}>
        {rule && (
          <>
            <dt>{words.documentRule}</dt>
            <dd>
              <Printed words={rule} />
            </dd>
          </>
        )}
        {remark && (
          <>
            <dt>{words.documentRemark}</dt>
            <dd>
              <Printed words={remark} />
            </dd>
          </>
        )}
        <dt>{words.article}</dt>
        <dd>
          <Link to="/bo-chi-so/$edition" params={{ edition: source.id }} search={{ node: node.code }}>
            {source.number}, {node.article}
          </Link>
          {line === undefined ? null : `, ${words.line(figure(line))}`}
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
      </dl>
    </section>
  )
}
