import styles from './text-field.module.css'

type Props = { label: string; value: string; onChange: (value: string) => void; width?: number | string }

export function SearchBox({ label, value, onChange, width = 264 }: Props) {
  return (
    <div className={styles.box} style={{ width, maxWidth: '100%' }}>
      <Glass />
      <input
        type="search"
        className={`${styles.field} ${styles.behindIcon}`}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}

function Glass() {
  return (
    <svg
      className={styles.icon}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="var(--ink-2)"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" strokeLinecap="round" />
    </svg>
  )
}
