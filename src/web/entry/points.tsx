import { figure } from '../language.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import styles from './points.module.css'
import { words } from './words.ts'

type Props = { points: string; max: string; share: number | undefined; isStrong?: boolean }

/** «12,50 / 15» with a thin bar under it. */
export function Points({ points, max, share, isStrong = false }: Props) {
  return (
    <span className={isStrong ? `${styles.points} ${styles.strong}` : styles.points}>
      <span className={styles.figures}>{words.form.ofMax(figure(points), figure(shortMax(max)))}</span>
      <ShareBar share={share} />
    </span>
  )
}

/** A maximum is printed without its empty decimals. */
export function shortMax(max: string): string {
  return max.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros))
}
