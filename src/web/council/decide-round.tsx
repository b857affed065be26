import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CouncilRow, CouncilSheet } from '#contract/council.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { submissions } from '#contract/submissions.ts'
import { REFUSALS } from '#text/refusals.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { figure, LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { ConfirmDecision } from './confirm-decision.tsx'
import { decisionOf, DecisionForm, NOTHING_TYPED, type Decision } from './decision-form.tsx'
import styles from './decide-round.module.css'
import { sheetOf } from './queries.ts'
import { words } from './words.ts'

const DECIDES: readonly string[] = ['council-secretary', 'leader']

type Props = {
  sheet: CouncilSheet
  /** The submissions before the council. */
  waiting: readonly CouncilRow[]
  session: OwnSession
}

/**
 * One decision approves all that wait: typed, confirmed, made. Who decides nothing, or has nothing to decide, does not
 * see it.
 */
export function DecideRound({ sheet: { round, title }, waiting, session }: Props) {
  const queries = useQueryClient()
  const [draft, set] = useState(NOTHING_TYPED)
  const [asked, ask] = useState<Decision>()
  const look = () => queries.invalidateQueries({ queryKey: sheetOf(round).queryKey })
  const { mutate, isPending, data, error, reset } = useMutation({
    networkMode: 'always',
    mutationFn: (decision: Decision) => call(submissions.approveRound, { round, ...decision }, { key: newKey() }),
    onSuccess: () => ask(undefined),
    onSettled: look,
  })
  const mayDecide = session.account.roles.some(({ role }) => DECIDES.includes(role))
  if (!mayDecide || (waiting.length === 0 && !data)) return null
  // Others may have come before the council since the sheet was opened: they would be approved, too.
  const begin = () => {
    ask(decisionOf(draft))
    void look()
  }
  const wasAsked = new Set(waiting.map(({ submission }) => submission))
  return (
    <section aria-labelledby="phe-duyet" className={styles.decide}>
      <h2 id="phe-duyet">{words.decide.heading}</h2>
      <p role="status">{data ? words.decide.done(figure(data.moved)) : words.decide.lede(figure(waiting.length))}</p>
      {/* What was not before the council was not asked for. */}
      {data?.left.map(({ submission, organisation, whyNot }) =>
        wasAsked.has(submission) ? (
          <p key={submission}>{words.decide.left(organisation.name, REFUSALS[LANGUAGE][whyNot.code])}</p>
        ) : null,
      )}
      {waiting.length === 0 ? null : asked ? (
        <ConfirmDecision
          decision={asked}
          title={title}
          waiting={waiting}
          isSending={isPending}
          failure={error ? refusalWords(error) : undefined}
          onApprove={() => mutate(asked)}
          onBack={() => {
            reset()
            ask(undefined)
          }}
        />
      ) : (
        <DecisionForm draft={draft} onType={set} onDone={begin} />
      )}
    </section>
  )
}
