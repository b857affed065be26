import { memo } from 'react'
import type { VariableOf } from '#domain/edition/definition.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { useEntry } from './entry-context.ts'
import rowStyles from './entry-row.module.css'
import styles from './repeated-row.module.css'
import { ItemName } from './item-name.tsx'
import { words } from './words.ts'

type Props = { item: DataItem; letter: string | undefined; of: VariableOf }

/** Somebody else's figure that the rule reads: whether it is there, never what it is. */
export const SharedRow = memo(function SharedRow({ item, letter, of }: Props) {
  const { shared } = useEntry()
  const isGiven = shared.some((one) => one.item === item.id && one.of === of && one.isGiven)
  return (
    <tr className={rowStyles.row}>
      <th scope="row" className={rowStyles.name}>
        <ItemName id={item.id} item={item} letter={letter} at="" />
      </th>
      <td className={styles.value}>
        <span className={styles.none}>{isGiven ? words.form.sharedGiven : words.form.sharedMissing}</span>
      </td>
      <td className={styles.where} colSpan={2}>
        <span className={styles.none}>{words.form.shared[of]}</span>
      </td>
    </tr>
  )
})
