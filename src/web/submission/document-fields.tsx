import { FaultWords } from '../appraisal/fault-words.tsx'
import { FIELDS, type DocumentDraft } from './document-draft.ts'
import styles from './document-fields.module.css'
import { checkWords } from './words.ts'

type Props = {
  draft: DocumentDraft
  change: (part: Partial<DocumentDraft>) => void
  faultOf: (field: string) => string | undefined
}

const { send: words } = checkWords

/** The signed paper as it is described: số, ký hiệu; ngày; người ký, chức vụ; its scan. */
export function DocumentFields({ draft, change, faultOf }: Props) {
  const line = (name: 'number' | 'date' | 'signer' | 'signerTitle', label: string, hint?: string) => (
    <TextField
      id={FIELDS[name]}
      label={label}
      hint={hint}
      value={draft[name]}
      fault={faultOf(FIELDS[name])}
      isShort={name === 'number' || name === 'date'}
      onChange={(typed) => change({ [name]: typed })}
    />
  )
  const fault = faultOf(FIELDS.file)
  return (
    <fieldset className={styles.fields}>
      <legend>{words.document}</legend>
      {line('number', words.number, words.numberHint)}
      {line('date', words.date, words.dateHint)}
      {line('signer', words.signer)}
      {line('signerTitle', words.signerTitle)}
      <div className={styles.field}>
        <label htmlFor={FIELDS.file}>{words.file}</label>
        <span id={`${FIELDS.file}-goi-y`} className={styles.hint}>
          {words.fileHint}
        </span>
        <FaultWords field={FIELDS.file} words={fault} />
        <input
          id={FIELDS.file}
          type="file"
          accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
          aria-invalid={fault !== undefined}
          aria-describedby={describedBy(FIELDS.file, true, fault)}
          onChange={(event) => change({ file: event.currentTarget.files?.[0] })}
        />
        {draft.file === undefined ? null : <span className={styles.hint}>{draft.file.name}</span>}
      </div>
    </fieldset>
  )
}

type FieldProps = {
  id: string
  label: string
  hint?: string | undefined
  value: string
  fault: string | undefined
  isShort?: boolean
  onChange: (typed: string) => void
}

/** A line of words with its label, a hint, and what is wrong with it. */
export function TextField({ id, label, hint, value, fault, isShort = false, onChange }: FieldProps) {
  return (
    <div className={isShort ? `${styles.field} ${styles.short}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span id={`${id}-goi-y`} className={styles.hint}>
          {hint}
        </span>
      )}
      <FaultWords field={id} words={fault} />
      <input
        id={id}
        autoComplete="off"
        maxLength={200}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={describedBy(id, hint !== undefined, fault)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}

function describedBy(id: string, hasHint: boolean, fault: string | undefined): string | undefined {
  const ids = [...(hasHint ? [`${id}-goi-y`] : []), ...(fault === undefined ? [] : [`${id}-loi`])]
  return ids.length === 0 ? undefined : ids.join(' ')
}
