import type { HandoverPreview } from '#contract/handovers.ts'
import type { DeskPerson, DeskRow } from '#contract/round-desk.ts'
import { ROLES } from '#text/roles.ts'
import { dayText } from '../entry/local-time.ts'
import { figure, LANGUAGE } from '../language.ts'
import styles from './handover-facts.module.css'
import { lastDay } from './last-day.ts'
import { handoverWords, words } from './words.ts'

const said = handoverWords.preview

type Props = { preview: HandoverPreview; role: DeskPerson['role']; keeper: DeskRow['keeper'] }

/** What the handover would do: who holds what from then on, and which work goes over. */
export function HandoverFacts({ preview: { giver, taker, on, until, ...more }, role, keeper }: Props) {
  const takes = said.takes(taker.name, words.unit.roles[role], keeper.name)
  const keeps = more.keeps.map((held) =>
    held.organisation ? said.role(ROLES[LANGUAGE][held.role], held.organisation.name) : ROLES[LANGUAGE][held.role],
  )
  return (
    <div className={styles.facts}>
      <h4>{said.title(dayText(on))}</h4>
      <ul>
        <li>
          {takes}
          {until === undefined ? '.' : `, ${said.until(dayText(lastDay(until)))}.`}
        </li>
        {taker.isNew ? (
          <li>{said.isNew}</li>
        ) : taker.isOpened ? null : (
          <li className={styles.soon}>{said.notOpened}</li>
        )}
        <li>
          {said.leaves(giver)} {keeps.length === 0 ? said.keepsNone : said.keeps(keeps.join(', '))}
        </li>
        {more.sessions > 0 ? <li>{said.sessions(figure(more.sessions))}</li> : null}
        {role === 'unit-head' ? <li>{said.head}</li> : null}
      </ul>
      <h4>{said.work}</h4>
      <ul>
        {more.submissions.length === 0 ? <li>{said.none}</li> : null}
        {more.submissions.map(({ submission, round, organisation, state, explanations }) => (
          <li key={submission}>
            {organisation.id === keeper.id
              ? said.submission(round, words.stage[state])
              : said.submissionOf(round, organisation.name, words.stage[state])}
            {explanations > 0 ? `, ${said.explanations(figure(explanations))}` : null}
          </li>
        ))}
        <li>{said.stays}</li>
        <li className={styles.soon}>{said.drafts}</li>
      </ul>
    </div>
  )
}
