import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnSession } from '#contract/sessions.ts'
import { submissions } from '#contract/submissions.ts'
import { REFUSALS } from '#text/refusals.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { dayOf } from '../evidence/typed-day.ts'
import { figure, LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import styles from './decide-round.module.css'
import { sheetOf } from './queries.ts'
import { words } from './words.ts'

const DECIDES: readonly string[] = ['council-secretary', 'leader']
const LONGEST = { number: 100, date: 10, by: 200 } as const

type Draft = Readonly<Record<keyof typeof LONGEST, string>>
type Props = {
  round: string
  /** The submissions before the council. */
  waiting: ReadonlySet<string>
  session: OwnSession
}

/** One decision approves all that wait; who decides nothing, or has nothing to decide, does not see it. */
export function DecideRound({ round, waiting, session }: Props) {
  const queries = useQueryClient()
  const [draft, set] = useState<Draft>({ number: '', date: '', by: '' })
  const [isLacking, lack] = useState(false)
  const { mutate, isPending, data, error } = useMutation({
    networkMode: 'always',
    mutationFn: (wish: { decisionNumber: string; decisionDate: string; decidedBy: string }) =>
      call(submissions.approveRound, { round, ...wish }, { key: newKey() }),
    onSettled: () => queries.invalidateQueries({ queryKey: sheetOf(round).queryKey }),
  })
  const mayDecide = session.account.roles.some(({ role }) => DECIDES.includes(role))
  if (!mayDecide || (waiting.size === 0 && !data)) return null
  const send = () => {
    const decisionDate = dayOf(draft.date)
    const [decisionNumber, decidedBy] = [draft.number, draft.by].map((typed) => typed.normalize('NFC').trim())
    if (!decisionNumber || !decidedBy || decisionDate === undefined) return lack(true)
    lack(false)
    if (!isPending) mutate({ decisionNumber, decisionDate, decidedBy })
    return undefined
  }
  const failure = isLacking ? words.decide.lacking : error ? refusalWords(error) : undefined
  return (
    <section aria-labelledby="phe-duyet" className={styles.decide}>
      <h2 id="phe-duyet">{words.decide.heading}</h2>
      <p role="status">{data ? words.decide.done(figure(data.moved)) : words.decide.lede(figure(waiting.size))}</p>
      {/* What was not before the council was not asked for. */}
      {data?.left.map(({ submission, organisation, whyNot }) =>
        waiting.has(submission) ? (
          <p key={submission}>{words.decide.left(organisation.name, REFUSALS[LANGUAGE][whyNot.code])}</p>
        ) : null,
      )}
      {waiting.size === 0 ? null : (
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          {(['number', 'date', 'by'] as const).map((name) => (
            <label key={name} className={styles[name]}>
              {words.decide[name]}
              <input
                autoComplete="off"
                maxLength={LONGEST[name]}
                {...(name === 'date' && { placeholder: 'dd/mm/yyyy', inputMode: 'numeric' })}
                aria-invalid={isLacking && draft[name].trim() === ''}
                aria-describedby={failure === undefined ? undefined : 'phe-duyet-loi'}
                value={draft[name]}
                onChange={(event) => set({ ...draft, [name]: event.currentTarget.value })}
              />
            </label>
          ))}
          <button type="submit" disabled={isPending}>
            {words.decide.approve(figure(waiting.size))}
          </button>
        </form>
      )}
      {failure === undefined ? null : (
        <p id="phe-duyet-loi" role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </section>
  )
}
