import type { EventView } from '#contract/audit.ts'
import styles from './event-page.module.css'
import { words } from './words.ts'

const said = words.event

/** The event as it was recorded, for whoever checks the chain: ids, hashes, the body. */
export function RawData({ event: { id, stream, hash, previousHash, body } }: { event: EventView }) {
  const facts = [
    [said.id, id],
    [said.stream, stream],
    [said.hash, hash],
    [said.previous, previousHash],
  ]
  return (
    <details className={styles.raw}>
      <summary>{said.raw}</summary>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={styles.hash}>{value}</dd>
          </div>
        ))}
      </dl>
      <pre className={styles.hash}>{JSON.stringify(body, null, 2)}</pre>
    </details>
  )
}
