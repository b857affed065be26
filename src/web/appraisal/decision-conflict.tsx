import { FINDING_DECISIONS, FINDING_REASONS } from '#text/appraisal.ts'
import { momentText } from '../entry/local-time.ts'
import { LANGUAGE } from '../language.ts'
import { ownFinding, type Case } from './case.ts'
import styles from './decision-conflict.module.css'
import type { Decision } from './use-decision.ts'
import { words } from './words.ts'

/** Two decided the same criterion: both are shown, and one of the two is chosen. */
export function DecisionConflict({ one, decision }: { one: Case; decision: Decision }) {
  const theirs = ownFinding(one.view)
  const { draft } = decision
  const mine = draft.decision && FINDING_DECISIONS[draft.decision][LANGUAGE]
  const reason = draft.reason || (draft.reasonCode && FINDING_REASONS[draft.reasonCode][LANGUAGE])
  return (
    <div className={styles.conflict} role="group" aria-labelledby="hai-ket-luan">
      <p id="hai-ket-luan" className={styles.title}>
        {words.conflict.title}
      </p>
      <dl className={styles.both}>
        {theirs ? (
          <div>
            <dt>{words.conflict.theirs}</dt>
            <dd>
              <strong>{FINDING_DECISIONS[theirs.decision][LANGUAGE]}</strong>
              <span>{theirs.reason ?? (theirs.reasonCode && FINDING_REASONS[theirs.reasonCode][LANGUAGE])}</span>
              <span>{words.findings.by(theirs.by, momentText(theirs.at))}</span>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{words.conflict.mine}</dt>
          <dd>
            <strong>{mine}</strong>
            <span>{reason}</span>
          </dd>
        </div>
      </dl>
      <div className={styles.choices}>
        <button type="button" onClick={decision.drop}>
          {words.conflict.keep}
        </button>
        <button type="button" onClick={() => void decision.preview()}>
          {words.conflict.write}
        </button>
      </div>
    </div>
  )
}
