import { useState } from 'react'
import { dayOf } from '../evidence/typed-day.ts'
import styles from './decide-round.module.css'
import { words } from './words.ts'

const LONGEST = { number: 100, date: 10, by: 200 } as const

const fieldId = (name: keyof typeof LONGEST): string => `quyet-dinh-${name}`
/** Where whoever comes back to it begins. */
export const FIRST_FIELD = fieldId('number')

/** A decision as it is typed. */
export type DecisionDraft = Readonly<Record<keyof typeof LONGEST, string>>
export const NOTHING_TYPED: DecisionDraft = { number: '', date: '', by: '' }

/** As it is sent. */
export type Decision = {
  readonly decisionNumber: string
  readonly decisionDate: string
  readonly decidedBy: string
}

/** Undefined while something is lacking. */
export function decisionOf({ number, date, by }: DecisionDraft): Decision | undefined {
  const decisionDate = dayOf(date)
  const [decisionNumber, decidedBy] = [number, by].map((typed) => typed.normalize('NFC').trim())
  return decisionNumber && decidedBy && decisionDate !== undefined
    ? { decisionNumber, decisionDate, decidedBy }
    : undefined
}

type Props = { draft: DecisionDraft; onType: (draft: DecisionDraft) => void; onDone: () => void }

/** Number, day and who decided; nothing is approved by it yet. */
export function DecisionForm({ draft, onType, onDone }: Props) {
  const [isLacking, lack] = useState(false)
  return (
    <>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          const isWhole = decisionOf(draft) !== undefined
          lack(!isWhole)
          if (isWhole) onDone()
        }}
      >
        {(['number', 'date', 'by'] as const).map((name) => (
          <label key={name} className={styles[name]}>
            {words.decide[name]}
            <input
              id={fieldId(name)}
              autoComplete="off"
              maxLength={LONGEST[name]}
              {...(name === 'date' && { placeholder: 'dd/mm/yyyy', inputMode: 'numeric' })}
              aria-invalid={isLacking && draft[name].trim() === ''}
              aria-describedby={isLacking ? 'phe-duyet-loi' : undefined}
              value={draft[name]}
              onChange={(event) => onType({ ...draft, [name]: event.currentTarget.value })}
            />
          </label>
        ))}
        <button type="submit">{words.decide.next}</button>
      </form>
      {isLacking ? (
        <p id="phe-duyet-loi" role="alert" className={styles.failure}>
          {words.decide.lacking}
        </p>
      ) : null}
    </>
  )
}
