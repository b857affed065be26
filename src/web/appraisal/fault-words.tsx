import styles from './decision-form.module.css'

/** What is wrong with a field, above it; the field names it by `<id>-loi`. */
export function FaultWords({ field, words }: { field: string; words: string | undefined }) {
  if (words === undefined) return null
  return (
    <p id={`${field}-loi`} className={styles.fault}>
      {words}
    </p>
  )
}
