import type { DataItem } from '#domain/item/data-item.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { text } from '../language.ts'
import { useEntry } from './entry-context.ts'
import { fieldId, type FieldProps } from './field-props.ts'
import styles from './field.module.css'

/** More options than these are a list that opens. */
const MOST_RADIOS = 6

/** Yes or no, or one of the item's options with their full names in printed order. */
export function ChoiceField({ id, cell, labelledBy, describedBy }: FieldProps) {
  const { store } = useEntry()
  const { item, wish, value } = cell
  const chosen = keyOf(wish?.act === 'save' ? wish.content : value?.content)
  const options = optionsOf(item)
  const choose = (key: string) => store.give(id, contentOf(item, key))
  const told = {
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    onFocus: () => store.focus(id),
    onBlur: () => store.leave(id),
  }
  if (options.length > MOST_RADIOS)
    return (
      <select
        {...told}
        id={fieldId(id)}
        data-cell={id}
        value={chosen}
        className={styles.select}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {chosen === '' ? <option value="" /> : null}
        {options.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    )
  const focusable = options.some(({ key }) => key === chosen) ? chosen : options[0]?.key
  return (
    <div {...told} role="radiogroup" className={item.kind === 'yes-no' ? styles.pair : styles.options}>
      {options.map(({ key, name }) => (
        <label key={key} className={styles.option}>
          <input
            type="radio"
            name={fieldId(id)}
            id={key === focusable ? fieldId(id) : undefined}
            data-cell={key === focusable ? id : undefined}
            checked={key === chosen}
            onChange={() => choose(key)}
          />
          <span>{name}</span>
        </label>
      ))}
    </div>
  )
}

function optionsOf(item: DataItem): { key: string; name: string }[] {
  if (item.kind === 'choice') return (item.options ?? []).map(({ slug, name }) => ({ key: slug, name }))
  return [
    { key: 'yes', name: text.yes },
    { key: 'no', name: text.no },
  ]
}

function keyOf(content: ValueContent | undefined): string {
  if (content?.kind === 'option') return content.option
  return content?.kind === 'yes-no' ? (content.yes ? 'yes' : 'no') : ''
}

function contentOf({ kind }: DataItem, key: string): ValueContent {
  return kind === 'choice' ? { kind: 'option', option: key } : { kind: 'yes-no', yes: key === 'yes' }
}
