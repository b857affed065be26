import styles from './keys-help.module.css'
import { words } from './words.ts'

/** The keys that move through a form; out of the way until asked for. */
export function KeysHelp() {
  return (
    <details className={styles.help}>
      <summary>{words.form.keys}</summary>
      <dl>
        {words.form.keysText.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
