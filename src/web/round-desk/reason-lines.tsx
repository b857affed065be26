import { FaultWords } from '../appraisal/fault-words.tsx'
import styles from './move-form.module.css'

type Props = {
  id: string
  label: string
  hint: string
  value: string
  fault: string | undefined
  onChange: (typed: string) => void
}

const LONGEST = 1000

/** Why something is done, in somebody's own words. */
export function ReasonLines({ id, label, hint, value, fault, onChange }: Props) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span id={`${id}-goi-y`} className={styles.hint}>
        {hint}
      </span>
      <FaultWords field={id} words={fault} />
      <textarea
        id={id}
        rows={2}
        maxLength={LONGEST}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? `${id}-goi-y` : `${id}-goi-y ${id}-loi`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}

/** As the server keeps it: one line, composed. */
export function oneLine(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/g, ' ').trim()
}
