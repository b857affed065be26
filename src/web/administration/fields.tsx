import type { ReactNode } from 'react'
import { FaultWords } from '../appraisal/fault-words.tsx'
import styles from './fields.module.css'

type Common = {
  id: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
}

type FieldProps = Common & { children: (described: Described) => ReactNode; isWide?: boolean }

/** What a control needs to be read out with its hint and its fault. */
export type Described = { readonly 'aria-invalid': boolean; readonly 'aria-describedby': string | undefined }

/** A labelled control with its hint and what is wrong with it. */
export function Field({ id, label, hint, fault, isWide = false, children }: FieldProps) {
  const parts = [...(hint === undefined ? [] : [`${id}-goi-y`]), ...(fault === undefined ? [] : [`${id}-loi`])]
  return (
    <div className={isWide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span id={`${id}-goi-y`} className={styles.hint}>
          {hint}
        </span>
      )}
      <FaultWords field={id} words={fault} />
      {children({
        'aria-invalid': fault !== undefined,
        'aria-describedby': parts.length === 0 ? undefined : parts.join(' '),
      })}
    </div>
  )
}

type LineProps = Common & {
  value: string
  onChange: (typed: string) => void
  most?: number
  isWide?: boolean
  inputMode?: 'numeric' | 'email'
  autoCapitalize?: 'off'
}

export function LineField({
  value,
  onChange,
  most = 200,
  isWide = false,
  inputMode,
  autoCapitalize,
  ...field
}: LineProps) {
  return (
    <Field {...field} isWide={isWide}>
      {(described) => (
        <input
          {...described}
          id={field.id}
          value={value}
          maxLength={most}
          autoComplete="off"
          inputMode={inputMode}
          autoCapitalize={autoCapitalize}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

type ChoiceProps = Common & {
  value: string
  onChange: (chosen: string) => void
  options: readonly (readonly [string, string])[]
  isWide?: boolean
}

export function ChoiceField({ value, onChange, options, isWide = false, ...field }: ChoiceProps) {
  return (
    <Field {...field} isWide={isWide}>
      {(described) => (
        <select {...described} id={field.id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Fields side by side where there is room. */
export function Fields({ legend, children }: { legend?: string; children: ReactNode }) {
  return (
    <fieldset className={styles.fields}>
      {legend === undefined ? null : <legend>{legend}</legend>}
      {children}
    </fieldset>
  )
}
