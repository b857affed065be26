import { useEffect, useRef, useState } from 'react'
import type { Letter } from '#domain/edition/outline.ts'
import { readTyped } from '#domain/value/typed-number.ts'
import { figure, text } from '../language.ts'
import { TextField } from '../ui/text-field.tsx'
import styles from './try-value.module.css'

type Props = { letter: Letter; value: string; onChange: (value: string) => void }

/** Takes a number as people type it; says how it was read, and what is wrong only when the field is left. */
export function TryNumber({ letter, value, onChange }: Props) {
  const words = text.criterion.whatIf
  const { item, name } = letter
  const [typed, setTyped] = useState(() => figure(value))
  const [left, setLeft] = useState(false)
  const told = useRef(value)
  useEffect(() => {
    // Another value came from outside: the address, or the way back to the reported number.
    if (told.current === value) return
    told.current = value
    setTyped(figure(value))
  }, [value])
  const read = readTyped(typed, item.kind)
  const take = (next: string) => {
    setTyped(next)
    setLeft(false)
    const result = readTyped(next, item.kind)
    if (result.kind === 'fault') return
    told.current = result.kind === 'empty' ? '' : result.text
    onChange(told.current)
  }
  return (
    <TextField
      label={
        <span className={styles.label} title={item.name}>
          <span className={styles.letter}>{name}</span> {item.name}
        </span>
      }
      inputMode={item.kind === 'count' ? 'numeric' : 'decimal'}
      autoComplete="off"
      value={typed}
      onChange={(event) => take(event.currentTarget.value)}
      onBlur={() => setLeft(true)}
      onFocus={() => setLeft(false)}
      unit={item.unit}
      description={read.kind === 'number' && read.doubtful ? words.understood(figure(read.text)) : undefined}
      error={left && read.kind === 'fault' ? words.faults[read.fault] : undefined}
    />
  )
}
