import { Link } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { FINDING_DECISIONS, FINDING_REASONS } from '#text/appraisal.ts'
import { lossText } from '#text/submission-losses.ts'
import { shortMax } from '../entry/points.tsx'
import { figure, LANGUAGE } from '../language.ts'
import { isOfUnit } from './of-unit.ts'
import type { Explainable } from './explainable.ts'
import styles from './explained-criterion.module.css'
import { ExplanationThread } from './explanation-thread.tsx'
import { explanationWords as words, moment } from './words.ts'

type Props = { view: SubmissionView; account: OwnSession['account']; one: Explainable; isChosen: boolean }

/** One criterion: points before and after, why, and below it, once it is opened, what both sides say. */
export function ExplainedCriterion({ view, account, one, isChosen }: Props) {
  const { code, title, self, points, max, lost } = one
  return (
    <article className={isChosen ? `${styles.criterion} ${styles.chosen}` : styles.criterion}>
      <div className={styles.head}>
        <h3>
          <Link
            to="."
            search={{ node: isChosen ? undefined : code }}
            resetScroll={false}
            replace
            aria-expanded={isChosen}
          >
            <span className={styles.code}>{code}</span> {title}
          </Link>
        </h3>
        <p className={styles.points}>
          {points === undefined || self === undefined || max === undefined ? null : (
            <>
              <span>{words.before(figure(self))}</span>{' '}
              <span>{words.after(figure(points), figure(shortMax(max)))}</span>
            </>
          )}
          {lost === undefined ? null : <strong>{words.lost(figure(lost))}</strong>}
        </p>
      </div>
      <p className={styles.why}>{whyWords(one)}</p>
      <p className={one.isOpen && !one.isAnswered ? styles.attention : styles.quiet}>{stateWords(one)}</p>
      {isChosen ? <ExplanationThread view={view} one={one} isUnits={isOfUnit(account, view)} /> : null}
    </article>
  )
}

/** The appraiser's reason; where nothing was changed, the rule's. */
function whyWords({ finding, loss }: Explainable): string {
  if (finding && finding.decision !== 'accepted') {
    const listed = finding.reasonCode && FINDING_REASONS[finding.reasonCode][LANGUAGE]
    const said = [listed, finding.reason].filter((part) => part !== undefined).join('. ')
    return words.found(FINDING_DECISIONS[finding.decision][LANGUAGE], said)
  }
  return loss === undefined ? '' : lossText(loss, LANGUAGE)
}

function stateWords({ isOpen, isAnswered, until }: Explainable): string {
  if (isOpen && until !== undefined) return (isAnswered ? words.answeredUntil : words.openUntil)(moment(until))
  if (isAnswered) return words.answered
  return until === undefined ? words.notOpened : words.over(moment(until))
}
