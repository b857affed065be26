import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PastRow, PastTableCheck } from '#contract/past-tables.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { pairsAsText } from '#domain/past-table/choices.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { pastFaultText } from '#text/past-table.ts'
import { contentText } from '../entry/content-text.ts'
import { periodName } from '../entry/words.ts'
import styles from '../form-files/seen-workbook.module.css'
import { figure, LANGUAGE } from '../language.ts'
import own from './past-tables.module.css'
import type { Choices } from './send-table.ts'
import type { Seen } from './use-past-table.ts'
import { words } from './words.ts'

type Props = {
  seen: Seen
  heading: React.RefObject<HTMLHeadingElement | null>
  onSay: (choices: Choices) => void
  onAgain: () => void
  onWrite: () => void
  onSave: () => void
  /** How the table is read. */
  children: ReactNode
}

/** What a table would bring, cell by cell, and what is wrong in it. */
export function SeenTable({ seen, heading, onSay, onAgain, onWrite, onSave, children }: Props) {
  const { check, file, said, choices, asked } = seen
  const { rows, left, sheet } = check
  const known = new Map(check.items.map((item) => [item.id, item]))
  const of = (...kinds: readonly PastRow['kind'][]): PastRow[] => rows.filter(({ kind }) => kinds.includes(kind))
  const [faults, there, news] = [of('fault'), of('kept', 'replaced'), of('new')]
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.answer}>
        {answerOf(file.name, check)}
      </h2>
      <Counts counts={check.counts} />
      {said === undefined ? null : (
        <p role="alert" className={styles.said}>
          {said}
        </p>
      )}
      <Actions
        seen={seen}
        hasChanged={hasChanged(asked, choices)}
        onAgain={onAgain}
        onWrite={onWrite}
        onSave={onSave}
      />
      {children}
      {faults.length === 0 ? null : <Faults rows={faults} known={known} sheet={sheet} />}
      {there.length === 0 ? null : <There rows={there} known={known} choices={choices} onSay={onSay} />}
      {news.length === 0 ? null : <News rows={news} known={known} />}
      {left === 0 ? null : <p className={styles.hint}>{words.left(figure(left))}</p>}
    </>
  )
}

function hasChanged(asked: Choices, choices: Choices): boolean {
  const textOf = ({ sheet, head, columns, units, replace }: Choices): string =>
    JSON.stringify([sheet, head, pairsAsText(columns), pairsAsText(units), [...replace].sort()])
  return textOf(asked) !== textOf(choices)
}

function writable({ counts }: PastTableCheck): number {
  return counts.new + counts.replaced
}

function answerOf(name: string, check: PastTableCheck): string {
  if (check.layout === undefined) return words.noLayout(name)
  const { faults, units } = check.counts
  if (faults > 0) return words.answerFaults(name, figure(writable(check)), figure(faults))
  return writable(check) === 0 ? words.nothing(name) : words.answer(name, figure(writable(check)), figure(units))
}

const COUNTS = ['new', 'replaced', 'kept', 'unchanged', 'faults'] as const

function Counts({ counts }: { counts: PastTableCheck['counts'] }) {
  return (
    <dl className={styles.counts}>
      {COUNTS.map((name) => (
        <div key={name} className={name === 'faults' && counts.faults > 0 ? styles.danger : undefined}>
          <dt>{words.counts[name]}</dt>
          <dd>{figure(counts[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

type ActionsProps = Pick<Props, 'seen' | 'onAgain' | 'onWrite' | 'onSave'> & { hasChanged: boolean }

/** Nothing is written of what was not looked at. */
function Actions({ seen: { check, isBusy }, hasChanged: isChanged, onAgain, onWrite, onSave }: ActionsProps) {
  const { faults } = check.counts
  const count = writable(check)
  if (isChanged)
    return (
      <div className={`${styles.actions} ${own.waiting}`}>
        <Button disabled={isBusy} onClick={onAgain}>
          {words.again}
        </Button>
        <span role="status" className={styles.hint}>
          {words.changed}
        </span>
      </div>
    )
  return (
    <div className={styles.actions}>
      {faults === 0 ? null : (
        <Button disabled={isBusy} onClick={onSave}>
          {words.marked}
        </Button>
      )}
      {count === 0 ? null : (
        <Button variant={faults > 0 ? 'outline' : 'filled'} disabled={isBusy} onClick={onWrite}>
          {isBusy ? words.importing : (faults > 0 ? words.importValid : words.import)(figure(count))}
        </Button>
      )}
      {faults === 0 ? null : <span className={styles.hint}>{count === 0 ? words.markedOnly : words.markedHint}</span>}
    </div>
  )
}

type TableProps = { rows: readonly PastRow[]; known: ReadonlyMap<string, DataItem> }

function Faults({ rows, known, sheet }: TableProps & { sheet: string }) {
  const { table } = words
  return (
    <section className={styles.section}>
      <h3>{words.faults(sheet)}</h3>
      <table className={styles.table}>
        <Head names={[table.cell, table.item, table.after, table.fault]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.cell}>
              <td>{row.cell}</td>
              <Whose row={row} known={known} />
              <td className={styles.number} data-label={table.after}>
                <span className={styles.found}>{row.found || <span className={styles.empty}>{words.empty}</span>}</span>
              </td>
              <td className={styles.danger}>{row.fault ? pastFaultText(row.fault, LANGUAGE) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function There({ rows, known, choices, onSay }: TableProps & Pick<Props, 'onSay'> & { choices: Choices }) {
  const { table } = words
  return (
    <section className={styles.section}>
      <h3>{words.kept}</h3>
      <p className={styles.hint}>{words.keptHint}</p>
      <table className={styles.table}>
        <Head names={[table.cell, table.item, table.before, table.after, table.replace]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.cell}>
              <td>{row.cell}</td>
              <Whose row={row} known={known} />
              <td className={styles.number} data-label={table.before}>
                {shown(row, known, row.before)}
              </td>
              <td className={styles.number} data-label={table.after}>
                <strong>{shown(row, known, row.after)}</strong>
              </td>
              <td data-label={table.replace}>
                <input
                  type="checkbox"
                  className={own.tick}
                  aria-label={words.replace(row.cell)}
                  checked={choices.replace.has(row.cell)}
                  onChange={({ currentTarget }) => {
                    const replace = new Set(choices.replace)
                    if (currentTarget.checked) replace.add(row.cell)
                    else replace.delete(row.cell)
                    onSay({ ...choices, replace })
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function News({ rows, known }: TableProps) {
  const { table } = words
  return (
    <section className={styles.section}>
      <h3>{words.news}</h3>
      <table className={styles.table}>
        <Head names={[table.cell, table.item, table.after]} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.cell}>
              <td>{row.cell}</td>
              <Whose row={row} known={known} />
              <td className={styles.number} data-label={table.after}>
                <strong>{shown(row, known, row.after)}</strong>
                {row.isFormula ? <span className={styles.quiet}>{words.formula}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const NUMBERS: readonly string[] = [words.table.before, words.table.after]

function Head({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th scope="col" key={name} className={NUMBERS.includes(name) ? styles.number : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The unit, and below it the item with its period. */
function Whose({ row: { unit, item, period }, known }: { row: PastRow; known: TableProps['known'] }) {
  const name = item === undefined ? undefined : (known.get(item)?.name ?? item)
  // A row that says nobody has no head.
  if (unit === undefined && name === undefined) return <td />
  return (
    <th scope="row">
      {unit}
      {name === undefined ? null : (
        <span className={unit === undefined ? undefined : styles.quiet}>
          {period === undefined ? name : words.itemOf(name, periodName(period))}
        </span>
      )}
    </th>
  )
}

function shown({ item = '' }: PastRow, known: TableProps['known'], content: ValueContent | undefined) {
  const found = known.get(item)
  return content && found ? contentText(found, content) : <span className={styles.empty}>{words.empty}</span>
}
