import type { DocumentNote } from '#domain/programme/document-row.ts'
import { LANGUAGE } from '../language.ts'
import styles from './row-notes.module.css'
import { words } from './words.ts'

/** Our notes at a place; those where the document itself is at fault say so first. */
export function RowNotes({ notes }: { notes: readonly DocumentNote[] }) {
  if (notes.length === 0) return null
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note.vi}>
          <DefectMark defect={note.defect} /> {note[LANGUAGE]}
        </li>
      ))}
    </ul>
  )
}

export function DefectMark({ defect }: { defect: DocumentNote['defect'] }) {
  return (
    <span className={defect === undefined ? styles.remark : styles.defect}>
      {defect === undefined ? words.notes.remark : words.notes.kinds[defect]}
    </span>
  )
}
