import { isUnsaved } from './cell.ts'
import { words } from '../offline/words.ts'
import { figure } from '../language.ts'
import { contentText } from './content-text.ts'
import { useEntry, useEntryState } from './entry-context.ts'
import styles from './unsent-after-closing.module.css'

/** What was typed in a form that takes no more figures of this account: kept and shown until it is dropped. */
export function UnsentAfterClosing() {
  const { store, mayEnter, locks } = useEntry()
  const unsent = useEntryState(
    ({ cells }) => [...cells].filter(([, cell]) => isUnsaved(cell) && (!mayEnter || locks.isLocked(cell.item.id))),
    (one, other) => one.length === other.length && one.every(([, cell], at) => cell === other[at]![1]),
  )
  if (unsent.length === 0) return null
  return (
    <section className={styles.unsent} aria-labelledby="chua-gui">
      <h2 id="chua-gui">{words.closed.title(figure(unsent.length))}</h2>
      <p>{words.closed.said}</p>
      <ul>
        {unsent.map(([id, { item, typed, wish, sending }]) => {
          const last = wish ?? sending?.wish
          return (
            <li key={id}>
              <span>{item.name}</span>
              <strong>{last?.act === 'save' ? contentText(item, last.content) : typed}</strong>
              <button type="button" aria-label={words.closed.dropName(item.name)} onClick={() => store.drop(id)}>
                {words.closed.drop}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
