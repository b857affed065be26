import { useId, type ReactNode } from 'react'
import styles from './fields.module.css'
import { useTyped } from './use-typed.ts'

/** What somebody typed, read: what it means, or what is wrong with it. */
export type Read<Value> = { readonly value: Value } | { readonly fault: string }

type Props<Value> = {
  readonly label: string
  /** As it is shown to be typed on; what was typed and does not fit stays beside it. */
  readonly shown: string
  readonly read: (typed: string) => Read<Value>
  readonly onChange: (value: Value) => void
  readonly hint?: string
  readonly lines?: number
  readonly isNarrow?: boolean
  readonly most?: number
  readonly id?: string
  /** Where what is typed on the way would mean something else. */
  readonly isTakenWhenLeft?: boolean
}

/** A field that is taken over as one types, as far as it fits; what does not fit is told and not lost. */
export function TypedField<Value>({
  label,
  shown,
  read,
  onChange,
  hint,
  lines,
  isNarrow = false,
  most = 5000,
  id: named,
  isTakenWhenLeft = false,
}: Props<Value>) {
  const made = useId()
  const id = named ?? made
  const { text, typed, type, forget } = useTyped(shown)
  const reading = typed === undefined ? undefined : read(typed)
  const fault = reading && 'fault' in reading ? reading.fault : undefined
  const described = [fault && `${id}-loi`, hint && `${id}-goi-y`].filter(Boolean).join(' ') || undefined
  const take = (next: string) => {
    const normal = next.normalize('NFC')
    const understood = read(normal)
    const isTaken = !('fault' in understood) && !isTakenWhenLeft
    type(normal, isTaken)
    if (isTaken) onChange(understood.value)
  }
  const leave = () => {
    if (fault !== undefined) return
    if (isTakenWhenLeft && reading && 'value' in reading) onChange(reading.value)
    forget()
  }
  const common = {
    id,
    value: text,
    maxLength: most,
    autoComplete: 'off',
    'aria-invalid': fault !== undefined,
    'aria-describedby': described,
    onBlur: leave,
  }
  return (
    <div className={isNarrow ? `${styles.field} ${styles.narrow}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      {lines === undefined ? (
        <input {...common} onChange={(event) => take(event.currentTarget.value)} />
      ) : (
        <textarea {...common} rows={lines} onChange={(event) => take(event.currentTarget.value)} />
      )}
      {fault === undefined ? null : (
        <span id={`${id}-loi`} className={styles.fault}>
          {fault}
        </span>
      )}
      {hint === undefined ? null : (
        <span id={`${id}-goi-y`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  )
}

type SelectProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value) => void
}

export function SelectField<Value extends string>({ label, value, options, onChange }: SelectProps<Value>) {
  const id = useId()
  return (
    <div className={`${styles.field} ${styles.choice}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

type ChecksProps<Value extends string> = {
  readonly label: string
  readonly hint: string
  readonly chosen: readonly Value[]
  readonly options: readonly (readonly [Value, string])[]
  readonly onChange: (chosen: Value[]) => void
}

/** Several of a few; none means what the hint says. */
export function ChecksField<Value extends string>({ label, hint, chosen, options, onChange }: ChecksProps<Value>) {
  return (
    <fieldset className={styles.checks}>
      <legend>
        {label} <span className={styles.hint}>{hint}</span>
      </legend>
      {options.map(([key, name]) => (
        <label key={key}>
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={(event) =>
              onChange(
                options
                  .map(([one]) => one)
                  .filter((one) => (one === key ? event.currentTarget.checked : chosen.includes(one))),
              )
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
