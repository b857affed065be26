import { memo } from 'react'
import type { DataItem } from '#domain/item/data-item.ts'
import { isGiven } from './cell.ts'
import { contentText, unitOf } from './content-text.ts'
import { useCell } from './entry-context.ts'
import styles from './repeated-row.module.css'
import { fieldId } from './field-props.ts'
import rowStyles from './entry-row.module.css'
import { ItemName } from './item-name.tsx'
import { words } from './words.ts'

type Props = { item: DataItem; letter: string | undefined; at: string; here: string }

/** A figure that is typed at another criterion: what it is now, and the way there. */
export const RepeatedRow = memo(function RepeatedRow({ item, letter, at, here }: Props) {
  const cell = useCell(item.id)
  const value = cell && isGiven(cell) ? cell.value : undefined
  const unit = unitOf(item)
  const id = fieldId(item.id)
  const go = (event: React.MouseEvent) => {
    const field = document.getElementById(id)
    if (!field) return
    event.preventDefault()
    field.focus()
    field.scrollIntoView({ block: 'center' })
  }
  return (
    <tr className={rowStyles.row}>
      <th scope="row" className={rowStyles.name}>
        <ItemName id={item.id} item={item} letter={letter} at={here} />
      </th>
      <td className={styles.value}>
        {value ? (
          <>
            <strong>{contentText(item, value.content)}</strong>
            {unit === undefined || value.content.kind !== 'number' ? '' : ` ${unit}`}
          </>
        ) : (
          <span className={styles.none}>{words.form.noValue}</span>
        )}
      </td>
      <td className={styles.where} colSpan={2}>
        <a href={`#${id}`} tabIndex={-1} onClick={go} aria-label={`${item.name}: ${words.form.above(at)}`}>
          {value ? words.form.above(at) : words.form.aboveEmpty(at)}
        </a>
      </td>
    </tr>
  )
})
