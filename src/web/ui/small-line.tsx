import styles from './small-line.module.css'

const WIDTH = 300
const HEIGHT = 44

/** A small line through numbers, the oldest first, between the least and the most of them; the last one is the larger dot. */
export function SmallLine({ values, label }: { values: readonly number[]; label: string }) {
  if (values.length < 2) return null
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const points = values.map((value, at) => {
    const x = 4 + (at / (values.length - 1)) * (WIDTH - 8)
    const y = most === least ? HEIGHT / 2 : 4 + (1 - (value - least) / (most - least)) * (HEIGHT - 8)
    return [x, y] as const
  })
  return (
    <svg className={styles.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      {points.map(([x, y], at) => (
        <circle key={at} cx={x} cy={y} r={at === points.length - 1 ? 3.5 : 2} />
      ))}
    </svg>
  )
}
