import styles from './strip.module.css'

type Mark = { value: number; label: string; strong?: boolean }
type Props = {
  title: string
  summary: string
  whole: number
  ends: readonly [string, string]
  values: readonly number[]
  marks: readonly Mark[]
}

/** One thin line for each value between 0 and the whole, the marked ones named. */
export function Strip({ title, summary, whole, ends, values, marks }: Props) {
  const at = (value: number) => `${(value / whole) * 100}%`
  return (
    <figure className={styles.figure} aria-label={`${title}. ${summary}`} role="img">
      <div className={styles.strip}>
        {values.map((value, place) => (
          <span key={place} className={styles.tick} style={{ left: at(value) }} />
        ))}
        <span className={styles.least}>{ends[0]}</span>
        <span className={styles.most}>{ends[1]}</span>
        {marks.map((mark) => (
          <span key={mark.label} className={mark.strong ? styles.median : styles.end} style={{ left: at(mark.value) }}>
            <span className={styles.label}>{mark.label}</span>
          </span>
        ))}
      </div>
    </figure>
  )
}
