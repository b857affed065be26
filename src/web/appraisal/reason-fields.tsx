import { FindingReason } from '#domain/appraisal/finding.ts'
import { FINDING_REASONS } from '#text/appraisal.ts'
import { LANGUAGE } from '../language.ts'
import { FIELDS } from './decision-draft.ts'
import styles from './decision-form.module.css'
import { FaultWords } from './fault-words.tsx'
import type { Decision } from './use-decision.ts'
import { words } from './words.ts'

const LONGEST = 1000

/** A reason from the list, or in one's own words, or both. */
export function ReasonFields({ decision: { draft, change, faultOf } }: { decision: Decision }) {
  const [fault, wordsFault] = [faultOf(FIELDS.reason), faultOf(FIELDS.words)]
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={FIELDS.reason}>{words.decide.reason}</label>
        <FaultWords field={FIELDS.reason} words={fault} />
        <select
          id={FIELDS.reason}
          className={styles.select}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${FIELDS.reason}-loi`}
          value={draft.reasonCode ?? ''}
          onChange={({ currentTarget: { value } }) => change({ reasonCode: FindingReason.safeParse(value).data })}
        >
          <option value="">{words.decide.noReason}</option>
          {FindingReason.options.map((code) => (
            <option key={code} value={code}>
              {FINDING_REASONS[code][LANGUAGE]}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.field}>
        <label htmlFor={FIELDS.words}>{words.decide.words}</label>
        <FaultWords field={FIELDS.words} words={wordsFault} />
        <textarea
          id={FIELDS.words}
          rows={2}
          maxLength={LONGEST}
          className={styles.words}
          aria-invalid={wordsFault !== undefined}
          aria-describedby={`${FIELDS.words}-goi-y${wordsFault === undefined ? '' : ` ${FIELDS.words}-loi`}`}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <p id={`${FIELDS.words}-goi-y`} className={styles.hint}>
          {words.decide.wordsHint}
        </p>
      </div>
    </>
  )
}
