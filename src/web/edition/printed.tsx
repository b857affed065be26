import type { PrintedText } from '#domain/printed-text.ts'
import { text } from '../language.ts'
import styles from './printed.module.css'

/** A sentence of the document; where our copy reads otherwise, its own letters below. */
export function Printed({ words }: { words: PrintedText }) {
  return (
    <>
      <span className={styles.words}>{words.text}</span>
      {words.printed === undefined ? null : (
        <span className={styles.copy}>
          {text.node.printedText}: “{words.printed}”
        </span>
      )}
    </>
  )
}
