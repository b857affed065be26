import type { FollowingFigure } from '#domain/programme/figures-view.ts'
import { parseFormula } from '#domain/edition/formula/parser.ts'
import { formulaWith } from '../edition/formula-text.ts'
import { figure } from '../language.ts'
import styles from './figures-page.module.css'
import { RowNotes } from './row-notes.tsx'
import { words } from './words.ts'

/** Figures beside what follows for them from the document's own numbers. */
export function FollowingTable({ rows }: { rows: readonly FollowingFigure[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.figures.what}</th>
          <th scope="col" className={styles.number}>
            {words.figures.printed}
          </th>
          <th scope="col" className={styles.number}>
            {words.figures.computed}
          </th>
          <th scope="col" className={styles.from}>
            {words.figures.from}
          </th>
          <th scope="col" className={styles.line}>
            {words.document.lineHead}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.derived.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row: { derived, printed, from, computed, agrees } }: { row: FollowingFigure }) {
  const unit = printed.unit === '%' ? '%' : ` ${printed.unit}`
  return (
    <tr data-derived={derived.id} data-agrees={agrees}>
      <th scope="row">
        {printed.text.text}
        <span className={styles.scope}>{printed.about.scope ?? printed.about.level}</span>
        <RowNotes notes={derived.notes} />
      </th>
      <td className={styles.number} data-head={words.figures.printed}>
        {printed.unit === '%' ? printed.printed : `${printed.printed} ${printed.unit}`}
      </td>
      <td className={styles.number} data-head={words.figures.computed}>
        <strong>
          {figure(computed)}
          {unit}
        </strong>
        <span className={agrees ? styles.agrees : styles.differs}>
          {agrees ? words.figures.agrees : words.figures.differs}
        </span>
      </td>
      <td className={styles.from}>{substituted(derived.formula, from)}</td>
      <td className={styles.line} data-head={words.document.lineHead}>
        {figure(printed.line)}
      </td>
    </tr>
  )
}

/** The rule with the printed numbers in place of its letters. */
function substituted(rule: string, from: FollowingFigure['from']): string {
  const { formula } = parseFormula(rule)
  const printed = new Map(from.map(({ letter, figure: one }) => [letter, one.printed]))
  return formula ? formulaWith(formula, (letter) => printed.get(letter) ?? letter) : rule
}
