import type { JudgedValueView } from '#contract/appraisal-views.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { contentText, unitOf } from '../entry/content-text.ts'
import { words as entry } from '../entry/words.ts'
import { text } from '../language.ts'
import { judgedContent, keyOf, type Case } from './case.ts'
import { typedText } from './decision-draft.ts'
import styles from './decision-form.module.css'
import { FaultWords } from './fault-words.tsx'
import type { Decision } from './use-decision.ts'
import { words } from './words.ts'

type Props = { id: string; one: Case; value: JudgedValueView; decision: Decision }

/** One number as it should be; it begins with what was submitted. */
export function ValueField({ id, one, value, decision: { draft, change, faultOf } }: Props) {
  const item = one.items.get(value.item)!
  const key = keyOf(value)
  const shown = draft.typed[key] ?? typedText(item, judgedContent(value))
  const fault = faultOf(id)
  const give = (typed: string) => change({ typed: { ...draft.typed, [key]: typed } })
  const told = {
    id,
    value: shown,
    'aria-invalid': fault !== undefined,
    'aria-describedby': `${id}-nop${fault === undefined ? '' : ` ${id}-loi`}`,
  }
  const options = optionsOf(item)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {words.decide.corrected}: {item.name}
      </label>
      <FaultWords field={id} words={fault} />
      {options ? (
        <select {...told} className={styles.select} onChange={(event) => give(event.currentTarget.value)}>
          {shown === '' ? <option value="" /> : null}
          {options.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <div className={styles.line}>
          <input
            {...told}
            inputMode={item.kind === 'text' ? 'text' : item.kind === 'count' ? 'numeric' : 'decimal'}
            placeholder={item.kind === 'date' ? entry.cell.datePattern : undefined}
            autoComplete="off"
            className={item.kind === 'text' ? styles.wide : styles.number}
            onChange={(event) => give(event.currentTarget.value)}
          />
          <span className={styles.unit}>{unitOf(item)}</span>
        </div>
      )}
      <p id={`${id}-nop`} className={styles.hint}>
        {words.decide.submitted(value.pinned ? contentText(item, value.pinned.content) : words.values.missing)}
      </p>
    </div>
  )
}

function optionsOf(item: DataItem): { key: string; name: string }[] | undefined {
  if (item.kind === 'choice') return (item.options ?? []).map(({ slug, name }) => ({ key: slug, name }))
  if (item.kind !== 'yes-no') return undefined
  return [
    { key: 'yes', name: text.yes },
    { key: 'no', name: text.no },
  ]
}
