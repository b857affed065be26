import { useId } from 'react'
import type { Letter } from '#domain/edition/outline.ts'
import { text } from '../language.ts'
import { Tick } from '../ui/tick.tsx'
import styles from './try-value.module.css'

type Props = { letter: Letter; value: string; onChange: (value: string) => void }

/** A yes-no or one of an item's levels. */
export function TryOption({ letter, value, onChange }: Props) {
  const { item, name } = letter
  const id = useId()
  const options =
    item.kind === 'yes-no'
      ? [
          { slug: '1', name: text.yes },
          { slug: '0', name: text.no },
        ]
      : (item.options ?? [])
  return (
    <div role="radiogroup" aria-labelledby={id}>
      <span id={id} className={styles.label} title={item.name}>
        <span className={styles.letter}>{name}</span> {item.name}
      </span>
      <div className={styles.options}>
        {options.map((option) => (
          <Tick
            key={option.slug}
            type="radio"
            name={id}
            label={option.name}
            checked={option.slug === value}
            onChange={() => onChange(option.slug)}
          />
        ))}
      </div>
    </div>
  )
}
