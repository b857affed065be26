import { figure } from '../language.ts'
import { BINS } from './heat.ts'
import styles from './heat-table.module.css'
import { words } from './words.ts'

/** What the colours mean. */
export function HeatScale() {
  const bins = Array.from({ length: BINS }, (_, at) => at + 1)
  return (
    <p className={styles.scale}>
      <span>{words.heat.scale}</span>
      {bins.map((bin) => (
        <span key={bin} className={styles.step} data-bin={bin}>
          {words.heat.upTo(`${figure(Math.floor((bin * 100) / BINS))}%`)}
        </span>
      ))}
      <span className={`${styles.step} ${styles.missing}`}>{words.heat.noNumbers}</span>
    </p>
  )
}
