import { Radio } from '@mantine/core'
import type { Letter } from '#domain/edition/outline.ts'
import { text } from '../language.ts'
import styles from './try-value.module.css'

type Props = { letter: Letter; value: string; onChange: (value: string) => void }

/** A yes-no or one of an item's levels. */
export function TryOption({ letter, value, onChange }: Props) {
  const { item, name } = letter
  const options =
    item.kind === 'yes-no'
      ? [
          { slug: '1', name: text.yes },
          { slug: '0', name: text.no },
        ]
      : (item.options ?? [])
  return (
    <Radio.Group
      label={
        <span className={styles.label} title={item.name}>
          <span className={styles.letter}>{name}</span> {item.name}
        </span>
      }
      value={value}
      onChange={onChange}
    >
      <div className={styles.options}>
        {options.map((option) => (
          <Radio key={option.slug} value={option.slug} label={option.name} />
        ))}
      </div>
    </Radio.Group>
  )
}
