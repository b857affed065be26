import type { ValueView } from '#contract/values.ts'
import type { Cell } from './cell.ts'
import styles from './conflict.module.css'
import { contentText } from './content-text.ts'
import { useEntry } from './entry-context.ts'
import { momentText } from './local-time.ts'
import { words } from './words.ts'

/** Two people gave two values: both are shown, and one of the two is chosen. */
export function Conflict({ id, cell, theirs }: { id: string; cell: Cell; theirs: ValueView }) {
  const { store } = useEntry()
  const { item, wish } = cell
  const mine = wish?.act === 'save' ? contentText(item, wish.content) : (cell.typed ?? '')
  return (
    <div className={styles.conflict} role="group" aria-label={words.conflict.title}>
      <p className={styles.title}>{words.conflict.title}</p>
      <dl className={styles.values}>
        <div>
          <dt>{words.conflict.theirs}</dt>
          <dd>
            <strong>{contentText(item, theirs.content)}</strong>
            <span className={styles.by}>{words.conflict.by(theirs.by, momentText(theirs.at))}</span>
          </dd>
        </div>
        <div>
          <dt>{words.conflict.mine}</dt>
          <dd>
            <strong>{mine === '' ? words.conflict.empty : mine}</strong>
          </dd>
        </div>
      </dl>
      <div className={styles.choices}>
        <button type="button" onClick={() => store.keepTheirs(id)}>
          {words.conflict.keep}
        </button>
        <button type="button" onClick={() => store.writeMine(id)}>
          {words.conflict.write}
        </button>
      </div>
    </div>
  )
}
