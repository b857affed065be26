import { Link } from '@tanstack/react-router'
import { notesOf, partName, type PlacedNote } from '#domain/programme/document-view.ts'
import type { ProgrammeDocument } from '#domain/programme/document.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './notes-view.module.css'
import { DefectMark } from './row-notes.tsx'
import { words } from './words.ts'

/** Everything to be noted about a document: where it is at fault first, then how we read it. */
export function NotesView({ document }: { document: ProgrammeDocument }) {
  const notes = notesOf(document)
  const defects = notes.filter(({ note }) => note.defect !== undefined).length
  return (
    <>
      <p className={styles.lede}>{words.notes.lede(figure(defects), figure(notes.length - defects))}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.line}>
              {words.notes.line}
            </th>
            <th scope="col" className={styles.kind}>
              {words.notes.kind}
            </th>
            <th scope="col">{words.notes.note}</th>
            <th scope="col" className={styles.place}>
              {words.notes.place}
            </th>
          </tr>
        </thead>
        <tbody>
          {notes.map((placed, at) => (
            <tr key={at} data-defect={placed.note.defect}>
              <td className={styles.line}>{placed.line === undefined ? '' : figure(placed.line)}</td>
              <td className={styles.kind}>
                <DefectMark defect={placed.note.defect} />
              </td>
              <td>{placed.note[LANGUAGE]}</td>
              <td className={styles.place}>
                <Place document={document} placed={placed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Place({ document, placed }: { document: ProgrammeDocument; placed: PlacedNote }) {
  const part = document.parts.find((one) => one.id === placed.part)
  const heading = part && partName(part)
  if (placed.row) {
    return (
      <Link to="/van-ban/$document" params={{ document: document.id }} search={{ node: placed.row.id }}>
        {heading}: <span className={styles.row}>{placed.row.text}</span>
      </Link>
    )
  }
  if (!part) return words.notes.whole
  return (
    <Link to="/van-ban/$document" params={{ document: document.id }} search={{ flipped: part.id }}>
      {heading}
    </Link>
  )
}
