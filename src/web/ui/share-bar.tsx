import styles from './share-bar.module.css'

/** A thin bar for a share of the whole; hatched where there is none. `mark` is a second share to compare with. */
export function ShareBar({ share, mark }: { share: number | undefined; mark?: number | undefined }) {
  if (share === undefined) return <div className={`${styles.bar} ${styles.none}`} aria-hidden="true" />
  return (
    <div className={styles.bar} aria-hidden="true">
      <div className={styles.fill} style={{ width: percent(share) }} />
      {mark === undefined ? null : <div className={styles.mark} style={{ left: percent(mark) }} />}
    </div>
  )
}

function percent(share: number): string {
  return `${Math.min(1, Math.max(0, share)) * 100}%`
}
