import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { appraisal } from '#contract/appraisal.ts'
import type { SubmissionState } from '#domain/submission/submission.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { call } from '../api.ts'
import { momentText } from '../entry/local-time.ts'
import { newKey } from '../entry/new-key.ts'
import { useKeptWords } from '../offline/use-kept-words.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import type { Case } from './case.ts'
import form from './decision-form.module.css'
import { FaultWords } from './fault-words.tsx'
import { explanationOf, type AppraisalKey } from './queries.ts'
import section from './section.module.css'
import styles from './thread.module.css'
import { words } from './words.ts'

const RELEASED: readonly SubmissionState[] = ['explanation', 'second-appraisal', 'council', 'approved']
const FIELD = 'tra-loi'
const LONGEST = 4000

/** What the unit and the appraisers wrote to one another, once findings were released to the unit. */
export function Thread({ one }: { one: Case }) {
  const { view } = one
  const key = { submission: view.submission, node: view.criterion.code }
  const { data } = useQuery({ ...explanationOf(key), enabled: RELEASED.includes(view.submissionState) })
  if (!data) return null
  const { texts, isOpen } = data
  const maySay = isOpen && (MOVES.sayExplanation.from as readonly string[]).includes(view.submissionState)
  return (
    <section aria-labelledby="giai-trinh">
      <h2 id="giai-trinh" className={section.heading}>
        {words.thread.heading}
      </h2>
      {texts.length === 0 ? <p className={section.quiet}>{words.thread.none}</p> : null}
      <ol className={styles.texts}>
        {texts.map(({ side, words: said, by, at }) => (
          <li key={`${at} ${by}`}>
            <p className={section.quiet}>{words.thread.said(words.thread.sides[side], by, momentText(at))}</p>
            <p className={styles.said}>{said}</p>
          </li>
        ))}
      </ol>
      {maySay ? <Answer place={key} refresh={one.refresh} /> : null}
    </section>
  )
}

/** Whoever answers has seen what was new. */
function Answer({ place, refresh }: { place: AppraisalKey; refresh: Case['refresh'] }) {
  const queries = useQueryClient()
  const [typed, type] = useKeptWords('tra-loi', place.submission, place.node)
  const [fault, setFault] = useState<string>()
  const { mutate, isPending } = useMutation({
    networkMode: 'always',
    mutationFn: (said: string) => call(appraisal.sayExplanation, { ...place, words: said }, { key: newKey() }),
    onSuccess: async () => {
      await queries.fetchQuery({ ...explanationOf(place), staleTime: 0 })
      type('')
      await refresh()
    },
    onError: (error) => setFault(refusalWords(error)),
  })
  const send = () => {
    const said = typed.normalize('NFC').trim()
    setFault(said === '' ? words.thread.empty : undefined)
    if (said !== '' && !isPending) mutate(said)
  }
  return (
    <div className={form.field}>
      <label htmlFor={FIELD}>{words.thread.answer}</label>
      <FaultWords field={FIELD} words={fault} />
      <textarea
        id={FIELD}
        rows={3}
        maxLength={LONGEST}
        className={form.words}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${FIELD}-loi`}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <p>
        <button type="button" className={section.link} onClick={send}>
          {words.thread.say}
        </button>
      </p>
    </div>
  )
}
