import type { ListedRow } from '#domain/programme/document-view.ts'
import { figure } from '../language.ts'
import { byKind, countsOf, type ShownPart } from './document-rows.ts'
import styles from './part-section.module.css'
import { RowNotes } from './row-notes.tsx'
import { RowTable } from './row-table.tsx'
import { words } from './words.ts'

type Props = { shown: ShownPart; chosen: string | undefined; onToggle: (part: string) => void }

/** One heading of a document, with its rows when it is open. */
export function PartSection({ shown, chosen, onToggle }: Props) {
  const { part, rows, isOpen } = shown
  const title = part.code === undefined ? part.title.text : `${part.code}. ${part.title.text}`
  const hasBody = rows.length > 0 || part.notes.length > 0
  return (
    <section className={styles.part} data-part={part.id}>
      <h2 className={styles.head}>
        {hasBody ? (
          <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => onToggle(part.id)}>
            <Chevron />
            <span className={styles.title}>{title}</span>
            <span className={styles.counts}>{countsText(rows)}</span>
          </button>
        ) : (
          <span className={styles.plain}>
            <span className={styles.title}>{title}</span>
          </span>
        )}
      </h2>
      {isOpen && hasBody ? (
        <div className={styles.body}>
          {part.title.printed === undefined ? null : (
            <p className={styles.owner}>
              {part.title.printed === '' ? words.document.copyLost : words.document.copy(part.title.printed)}
            </p>
          )}
          {part.owner === undefined ? null : (
            <p className={styles.owner}>
              {words.document.owner}: {part.owner.text.text}
            </p>
          )}
          <RowNotes notes={part.notes} />
          {byKind(rows).map(({ kind, rows }, _, all) => (
            <div key={kind} className={styles.kind}>
              {all.length === 1 ? null : <h3>{words.kinds[kind]}</h3>}
              <RowTable kind={kind} rows={rows} caption={`${words.kinds[kind]}, ${title}`} chosen={chosen} />
            </div>
          ))}
        </div>
      ) : null}
    </section>
  )
}

function countsText(rows: readonly ListedRow[]): string {
  const counts = [...countsOf(rows)].map(([kind, count]) => words.counts[kind](figure(count)))
  return counts.length === 0 ? words.document.partNotes : counts.join(', ')
}

function Chevron() {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      aria-hidden="true"
    >
      <path d="m4 2 4 4-4 4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
