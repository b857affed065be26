import styles from './skeleton.module.css'

type Props = { height: number; width?: number | string; below?: number }

/** The place of something that is on the way. */
export function Skeleton({ height, width = '100%', below = 0 }: Props) {
  return <div className={styles.skeleton} style={{ height, width, marginBottom: below }} />
}
