import type { PrintedText } from '#domain/printed-text.ts'
import styles from './said.module.css'
import { words } from './words.ts'

/** A sentence of the document; where our copy reads otherwise, its own letters below. */
export function Said({ text }: { text: PrintedText }) {
  return (
    <>
      <span className={styles.words}>{text.text}</span>
      {text.printed === undefined ? null : (
        <span className={styles.copy}>
          {text.printed === '' ? words.document.copyLost : words.document.copy(text.printed)}
        </span>
      )}
    </>
  )
}
