import styles from './sort-head.module.css'

type Props = {
  label: string
  direction: 'ascending' | 'descending' | undefined
  onSort: () => void
  align?: 'left' | 'right'
  className?: string | undefined
}

/** A column head that sorts. */
export function SortHead({ label, direction, onSort, align = 'left', className }: Props) {
  return (
    <th scope="col" aria-sort={direction ?? 'none'} className={className} style={{ textAlign: align }}>
      <button type="button" className={styles.button} onClick={onSort}>
        {label}
        <span aria-hidden="true" className={styles.arrow}>
          {direction === undefined ? '' : direction === 'ascending' ? '↑' : '↓'}
        </span>
      </button>
    </th>
  )
}
