import { acts } from './words.ts'
import { useEntry } from './entry-context.ts'
import toolStyles from './form-tools.module.css'
import styles from './print-form.module.css'
import { capital, periodName } from './words.ts'

/** The form on paper, as it stands or to be filled in by hand. */
export function PrintButtons() {
  return (
    <div className={styles.buttons}>
      <button type="button" className={toolStyles.link} onClick={() => print()}>
        {acts.print.filled}
      </button>
      <button type="button" className={toolStyles.link} onClick={printEmpty}>
        {acts.print.empty}
      </button>
    </div>
  )
}

/** What the style sheets leave out while it is there. */
const EMPTY = 'empty'

function printEmpty(): void {
  const { dataset } = document.documentElement
  dataset['print'] = EMPTY
  addEventListener('afterprint', () => delete dataset['print'], { once: true })
  print()
}

/** On paper only: whose form it is, as an administrative document begins. */
export function PrintHead({ unit, title }: { unit: string; title: string }) {
  const { key } = useEntry()
  return (
    <div className={styles.head} aria-hidden>
      <div className={styles.letterhead}>
        <p className={styles.issuer}>{unit}</p>
        <p className={styles.state}>
          {acts.print.state}
          <span>{acts.print.motto}</span>
        </p>
      </div>
      <p className={styles.title}>{acts.print.header}</p>
      <p className={styles.about}>
        {title}. {capital(periodName(key.period))}
      </p>
    </div>
  )
}

/** On paper only: who prepared it and who leads the unit. */
export function PrintSignatures() {
  const { print: texts } = acts
  return (
    <div className={styles.signatures} aria-hidden>
      {[texts.signer, texts.head].map((who, at) => (
        <p key={who}>
          <em>{at === 0 ? '\u00a0' : texts.day}</em>
          <strong>{who}</strong>
          <em>{texts.signed}</em>
        </p>
      ))}
    </div>
  )
}
