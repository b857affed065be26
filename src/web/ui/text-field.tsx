import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './text-field.module.css'

type Props = Omit<ComponentProps<'input'>, 'id' | 'className'> & {
  label: ReactNode
  /** Stands in the field, behind what is typed. */
  unit: string | undefined
  description: string | undefined
  error: string | undefined
}

/** A field below its words, with what is said of it below. */
export function TextField({ label, unit, description, error, ...input }: Props) {
  const id = useId()
  const said = [
    { key: `${id}-description`, text: description, className: styles.description },
    { key: `${id}-error`, text: error, className: styles.error },
  ].filter(({ text }) => text !== undefined)
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          {...input}
          id={id}
          className={styles.field}
          style={unit === undefined ? undefined : { paddingRight: unitWidth(unit) }}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={said.map(({ key }) => key).join(' ') || undefined}
        />
        {unit === undefined ? null : (
          <span className={styles.unit} style={{ width: unitWidth(unit) }}>
            {unit}
          </span>
        )}
      </div>
      {said.map(({ key, text, className }) => (
        <p key={key} id={key} className={className}>
          {text}
        </p>
      ))}
    </div>
  )
}

function unitWidth(unit: string): string {
  return `${unit.length * 0.5 + 1.2}em`
}
