import type { PastColumnView, PastQuestion, PastTableCheck } from '#contract/past-tables.ts'
import { COLUMN_WORDS } from '#domain/past-table/column-role.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { figure } from '../language.ts'
import seen from '../form-files/seen-workbook.module.css'
import styles from './past-tables.module.css'
import type { Choices } from './send-table.ts'
import { words } from './words.ts'

type Props = {
  check: PastTableCheck
  choices: Choices
  onSay: (choices: Choices) => void
}

/** How a table is read: its sheet, its row of heads, its columns, and whom its names mean. */
export function ReadTable({ check, choices, onSay }: Props) {
  const { sheets, sheet, head, columns, items, questions } = check
  return (
    <>
      <div className={styles.about}>
        {sheets.length < 2 ? null : (
          <label>
            {words.sheet}
            <select
              value={choices.sheet ?? sheet}
              // What was said of one sheet says nothing of another.
              onChange={({ currentTarget }) =>
                onSay({ sheet: currentTarget.value, columns: new Map(), units: new Map(), replace: new Set() })
              }
            >
              {sheets.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <label>
          {words.head}
          <input
            type="number"
            min={1}
            max={50}
            value={choices.head ?? head}
            onChange={({ currentTarget }) => {
              const row = currentTarget.valueAsNumber
              if (row >= 1 && row <= 50) onSay({ ...choices, head: Math.floor(row) })
            }}
          />
        </label>
      </div>
      <Columns columns={columns} choices={choices} items={items} onSay={onSay} />
      {questions.length === 0 ? null : <Questions check={check} choices={choices} onSay={onSay} />}
    </>
  )
}

type ColumnsProps = Omit<Props, 'check'> & { columns: readonly PastColumnView[]; items: readonly DataItem[] }

function Columns({ columns, choices, items, onSay }: ColumnsProps) {
  const { column: said } = words
  return (
    <section className={seen.section}>
      <h3>{words.columns}</h3>
      <table className={`${seen.table} ${styles.columns}`}>
        <thead>
          <tr>
            {[said.letter, said.head, said.samples, said.role].map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.letter}>
              <td>{column.letter}</td>
              <th scope="row">{column.head || <span className={seen.empty}>{words.untitled}</span>}</th>
              <td className={styles.samples}>{column.samples.join(' · ')}</td>
              <td>
                <select
                  aria-label={words.roleOf(column.letter)}
                  value={choices.columns.get(column.letter) ?? column.role}
                  onChange={({ currentTarget }) =>
                    onSay({ ...choices, columns: new Map(choices.columns).set(column.letter, currentTarget.value) })
                  }
                >
                  {COLUMN_WORDS.map((word) => (
                    <option key={word} value={word}>
                      {words.roles[word]}
                    </option>
                  ))}
                  <optgroup label={words.items}>
                    {items.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                </select>
                <ColumnNote column={column} items={items} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ColumnNote({ column: { doubt, scale, role }, items }: { column: PastColumnView; items: readonly DataItem[] }) {
  if (doubt) return <span className={seen.attention}>{words.doubts[doubt]}</span>
  if (scale === 0) return null
  const isShare = items.find(({ id }) => id === role)?.kind === 'ratio'
  return <span className={seen.quiet}>{isShare ? words.share : words.scale(timesOf(scale))}</span>
}

function timesOf(power: number): string {
  return power < 0 ? `1/${figure(10 ** -power)}` : figure(10 ** power)
}

function Questions({ check, choices, onSay }: Props) {
  const { question: said } = words
  return (
    <section className={seen.section}>
      <h3>{words.questions}</h3>
      <table className={`${seen.table} ${styles.columns}`}>
        <thead>
          <tr>
            {[said.cell, said.written, said.why, said.answer].map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {check.questions.map((question) => (
            <tr key={question.row}>
              <td>{question.cell}</td>
              <th scope="row">{question.written}</th>
              <td>
                {words.why[question.why]}
                {question.rows === 1 ? null : <span className={seen.quiet}>{words.rows(figure(question.rows))}</span>}
              </td>
              <td>
                <Answer
                  question={question}
                  units={check.units}
                  chosen={choices.units.get(String(question.row))}
                  onChoose={(answer) => {
                    const units = new Map(choices.units)
                    if (answer === '') units.delete(String(question.row))
                    else units.set(String(question.row), answer)
                    onSay({ ...choices, units })
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

type AnswerProps = {
  question: PastQuestion
  units: PastTableCheck['units']
  chosen: string | undefined
  onChoose: (answer: string) => void
}

function Answer({ question: { written, candidates }, units, chosen = '', onChoose }: AnswerProps) {
  const near = new Set(candidates.map(({ id }) => id))
  return (
    <select
      aria-label={words.answerOf(written)}
      value={chosen}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      <option value="">{words.open}</option>
      <option value="NONE">{words.leaveOut}</option>
      {candidates.length === 0 ? null : <Units label={words.candidates} units={candidates} />}
      <Units label={words.others} units={units.filter(({ id }) => !near.has(id))} />
    </select>
  )
}

function Units({ label, units }: { label: string; units: PastTableCheck['units'] }) {
  return (
    <optgroup label={label}>
      {units.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
