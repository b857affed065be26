import type { ComponentProps } from 'react'
import styles from './tick.module.css'

type Props = Omit<ComponentProps<'input'>, 'type' | 'className'> & { type: 'checkbox' | 'radio'; label: string }

/** A box or a dot to tick, with its words. */
export function Tick({ label, ...input }: Props) {
  return (
    <label className={styles.tick}>
      <input {...input} className={styles.mark} />
      {label}
    </label>
  )
}
