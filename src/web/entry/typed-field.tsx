import { useEntry } from './entry-context.ts'
import { fieldId, type FieldProps } from './field-props.ts'
import styles from './field.module.css'
import { fieldText, typedContent } from './typed-content.ts'
import { unitOf } from './content-text.ts'
import { words } from './words.ts'

/** A number, a date or a text as people type them; says at once how it was read where that could be doubted. */
export function TypedField({ id, cell, labelledBy, describedBy }: FieldProps) {
  const { store } = useEntry()
  const { item, typed, fault, isLeft } = cell
  const value = typed ?? fieldText(item, cell.wish?.act === 'save' ? cell.wish.content : cell.value?.content)
  const read =
    typed === undefined || item.kind === 'text' || item.kind === 'date' ? undefined : typedContent(item, typed)
  const understood = read?.kind === 'content' ? read.understood : undefined
  const unit = unitOf(item)
  const common = {
    id: fieldId(id),
    'data-cell': id,
    value,
    autoComplete: 'off',
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': fault !== undefined && isLeft,
    onFocus: () => store.focus(id),
    onBlur: () => store.leave(id),
  }
  return (
    <>
      <div className={styles.line}>
        {item.kind === 'text' ? (
          <textarea
            {...common}
            rows={2}
            maxLength={2000}
            className={styles.words}
            onChange={(event) => store.type(id, event.currentTarget.value)}
          />
        ) : (
          <input
            {...common}
            type="text"
            inputMode={item.kind === 'count' ? 'numeric' : 'decimal'}
            placeholder={item.kind === 'date' ? words.cell.datePattern : undefined}
            className={item.kind === 'date' ? `${styles.input} ${styles.date}` : styles.input}
            onChange={(event) => store.type(id, event.currentTarget.value)}
          />
        )}
        {unit === undefined ? null : <span className={styles.unit}>{unit}</span>}
      </div>
      {understood === undefined ? null : <p className={styles.understood}>{words.cell.understood(understood)}</p>}
    </>
  )
}
