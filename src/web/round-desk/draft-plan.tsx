import type { RoundView } from '#contract/round-views.ts'
import { roundFaultText, roundWarningText } from '#text/round-faults.ts'
import { useQuery } from '@tanstack/react-query'
import { editionList } from '../api.ts'
import { dateText } from '../edition/date-text.ts'
import { periodName } from '../entry/words.ts'
import { figure, LANGUAGE } from '../language.ts'
import { LinkButton } from '../submission/link-button.tsx'
import styles from './draft-plan.module.css'
import { planWords } from './words.ts'

/** A round that is not open: its plan, what keeps it from being opened, what should be known before. */
export function DraftPlan({ round }: { round: RoundView }) {
  const { draft } = planWords
  const editions = useQuery(editionList).data?.editions ?? []
  const edition = editions.find(({ id }) => id === round.edition)
  const facts: readonly (readonly [string, string])[] = [
    [draft.period, periodName(round.period)],
    [draft.edition, edition?.title[LANGUAGE] ?? round.edition],
    [draft.groups, round.groups.map(({ name }) => name).join('; ')],
    [draft.membersOn, dateText(round.membersOn)],
    [draft.evidence, round.evidenceRequired ? draft.evidenceYes : draft.evidenceNo],
    [draft.reminders, round.reminderDays.map(reminderText).join('; ')],
    ...(Number(round.secondShare) > 0
      ? [[draft.share, draft.shareOf(figure(Number(round.secondShare) * 100))] as const]
      : []),
  ]
  return (
    <section aria-labelledby="ke-hoach" className={styles.plan}>
      <h2 id="ke-hoach">{draft.heading}</h2>
      <dl className={styles.facts}>
        {facts.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {round.faults.length > 0 ? (
        <div className={styles.faults}>
          <h3>{draft.faults}</h3>
          <ul>
            {round.faults.map((fault) => (
              <li key={`${fault.code} ${Object.values(fault.params).join()}`}>{roundFaultText(fault, LANGUAGE)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <div className={styles.ready}>
          <p>{draft.ready}</p>
          <LinkButton to="/dot-danh-gia/$round/viec/$step" params={{ round: round.round, step: 'mo' }} isMain>
            {draft.open}
          </LinkButton>
        </div>
      )}
      {round.warnings.length > 0 ? (
        <details className={styles.warnings} open={round.warnings.length < 6}>
          <summary>{draft.warnings(figure(round.warnings.length))}</summary>
          <ul>
            {round.warnings.map((warning) => (
              <li key={`${warning.code} ${Object.values(warning.params).join()}`}>
                {roundWarningText(warning, LANGUAGE)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function reminderText(days: number): string {
  const { draft } = planWords
  if (days === 0) return draft.onDay
  return days < 0 ? draft.before(figure(-days)) : draft.after(figure(days))
}
