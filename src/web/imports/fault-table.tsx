import type { ImportFault } from '#contract/imports.ts'
import { importFaultText } from '#text/import-faults.ts'
import table from '../administration/table.module.css'
import { words } from '../administration/words.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './import-page.module.css'

const { files } = words

/** What must be corrected in the file: in which row and column, and how. */
export function FaultTable({ faults, count }: { faults: readonly ImportFault[]; count: number }) {
  if (count === 0) return null
  return (
    <div className={styles.faults}>
      <table className={table.table}>
        <caption>{files.faults(figure(count))}</caption>
        <thead>
          <tr>
            <th scope="col">{files.place}</th>
            <th scope="col">{files.remedy}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault, at) => (
            <tr key={at}>
              <th scope="row">{placeText(fault)}</th>
              <td>{importFaultText(fault, LANGUAGE)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > faults.length ? <p>{files.moreFaults(figure(count - faults.length))}</p> : null}
    </div>
  )
}

function placeText({ row, column }: ImportFault): string {
  if (row === 0) return files.wholeFile
  return column === undefined ? files.row(figure(row)) : files.cell(figure(row), column)
}
