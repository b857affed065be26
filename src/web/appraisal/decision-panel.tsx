import { Link, getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { QueueRow } from '#contract/appraisal-views.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { REFUSALS } from '#text/refusals.ts'
import { timeText } from '../entry/local-time.ts'
import { figure, LANGUAGE } from '../language.ts'
import { ownFinding, type Case } from './case.ts'
import { DecisionForm } from './decision-form.tsx'
import styles from './decision-panel.module.css'
import { FindingCard } from './finding-card.tsx'
import { queueSearchOf } from './queue.ts'
import section from './section.module.css'
import { useDecision, type Stored } from './use-decision.ts'
import { words } from './words.ts'

const route = getRouteApi('/tham-dinh/$submission/$node')

type Props = { one: Case; next: QueueRow | undefined; endedAt: string | undefined }

/** What was decided, and where it may be decided: the form; else why not. */
export function DecisionPanel({ one, next, endedAt }: Props) {
  const decision = useDecision(one)
  const [changed, change] = useState<number>()
  const { view } = one
  const closed = whyClosed(one, endedAt)
  const own = ownFinding(view)
  const isFormOpen =
    closed === undefined &&
    (own?.state !== 'decided' || changed === own.version || decision.conflict !== undefined || decision.isBegun)
  const others = view.findings.filter((finding) => finding !== own)
  return (
    <section aria-labelledby="tham-dinh" className={styles.panel}>
      <h2 id="tham-dinh" className={section.heading}>
        {words.findings.heading}
      </h2>
      {closed === undefined ? null : <p className={styles.closed}>{closed}</p>}
      {view.isSampled ? <p className={section.quiet}>{words.findings.sampled}</p> : null}
      {others.map((finding) => (
        <FindingCard key={finding.pass} one={one} finding={finding} />
      ))}
      {own ? (
        <FindingCard
          one={one}
          finding={own}
          {...(closed === undefined &&
            !isFormOpen && {
              onChange: () => change(own.version),
              onWithdraw: () => void decision.withdraw(),
            })}
        />
      ) : null}
      {closed !== undefined && view.findings.length === 0 ? (
        <p className={section.quiet}>{words.findings.none}</p>
      ) : null}
      {decision.stored && !isFormOpen ? <StoredNote stored={decision.stored} next={next} /> : null}
      {isFormOpen ? (
        <DecisionForm
          one={one}
          decision={decision}
          {...(own?.state === 'decided' && {
            onCancel: () => {
              decision.drop()
              change(undefined)
            },
          })}
        />
      ) : null}
    </section>
  )
}

/** Why nothing can be decided here, in a sentence. */
function whyClosed({ view }: Case, endedAt: string | undefined): string | undefined {
  if (view.whyNot !== undefined) return REFUSALS[LANGUAGE][view.whyNot]
  if (!(MOVES.decideFinding.from as readonly string[]).includes(view.submissionState))
    return words.closed.state(words.closed.states[view.submissionState])
  if (view.pass === undefined) return words.closed.readOnly
  return endedAt === undefined ? undefined : words.closed.over(endedAt)
}

/** That it is written, and the way on, which takes the focus. */
function StoredNote({ stored: { at, toReview }, next }: { stored: Stored; next: QueueRow | undefined }) {
  const search = queueSearchOf(route.useSearch())
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => (note.current?.querySelector('a') ?? note.current)?.focus({ preventScroll: true }), [at])
  return (
    <div ref={note} tabIndex={-1} className={styles.stored}>
      <p role="status">
        {words.decide.stored(timeText(at))}
        {toReview > 0 ? ` ${words.decide.storedReview(figure(toReview))}` : ''}
      </p>
      {next ? (
        <Link
          to="/tham-dinh/$submission/$node"
          params={{ submission: next.submission, node: next.node }}
          search={search}
          className={styles.next}
        >
          {words.page.nextName(next.node, next.organisation.name)}
        </Link>
      ) : (
        <Link to="/tham-dinh" search={search} className={styles.next}>
          {words.page.back}
        </Link>
      )}
    </div>
  )
}
