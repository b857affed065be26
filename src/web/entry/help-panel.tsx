import { useEffect, useRef } from 'react'
import styles from './help-panel.module.css'
import { acts, words } from './words.ts'

type Rows = readonly (readonly [string, string])[]

const NO_MORE: Rows = []
const FORM_KEYS: Rows = [...words.form.keysText, ...acts.keys.more]

/** The keys of a form and the states of its cells; F1 opens and closes it, Esc closes it. */
export function HelpPanel({ keys = FORM_KEYS, legend = NO_MORE }: { keys?: Rows; legend?: Rows }) {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { current } = box
      if (!current || (event.key !== 'F1' && !(event.key === 'Escape' && current.open))) return
      event.preventDefault()
      current.open = event.key === 'F1' && !current.open
      if (current.open) current.querySelector('summary')?.focus({ preventScroll: true })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <details className={styles.help} ref={box}>
      <summary>{acts.keys.button}</summary>
      <div className={styles.panel}>
        <section>
          <h3>{acts.keys.title}</h3>
          <Terms rows={keys} />
        </section>
        <section>
          <h3>{acts.legend.title}</h3>
          <Terms rows={[...acts.legend.rows, ...legend]} />
        </section>
      </div>
    </details>
  )
}

function Terms({ rows }: { rows: Rows }) {
  return (
    <dl>
      {rows.map(([term, what]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
