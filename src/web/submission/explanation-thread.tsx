import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { appraisal } from '#contract/appraisal.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { call } from '../api.ts'
import { FaultWords } from '../appraisal/fault-words.tsx'
import { explanationOf } from '../appraisal/queries.ts'
import { fieldId } from '../entry/field-props.ts'
import { useKeptWords } from '../offline/use-kept-words.ts'
import { momentText } from '../entry/local-time.ts'
import { newKey } from '../entry/new-key.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import type { Explainable } from './explainable.ts'
import styles from './explained-criterion.module.css'
import { explanationDraftOf, lifeOf, submissionOf } from './queries.ts'
import { explanationWords as words } from './words.ts'

const LONGEST = 4000

type Props = { view: SubmissionView; one: Explainable; isUnits: boolean }

/** Both sides' texts, oldest first, and the box in which the unit goes on; opening comes with the first words. */
export function ExplanationThread({ view, one, isUnits }: Props) {
  const place = { submission: view.submission, node: one.code }
  const { data } = useQuery(explanationOf(place))
  const mayOpen = isUnits && !one.isOpen && one.isLost && view.state === 'explanation'
  return (
    <div className={styles.thread}>
      <h4>{words.thread}</h4>
      {data && data.texts.length === 0 ? <p className={styles.quiet}>{words.noTexts}</p> : null}
      <ol className={styles.texts}>
        {data?.texts.map((one) => (
          <li key={`${one.at} ${one.by}`} data-side={one.side}>
            <p className={styles.quiet}>{words.said(words.sides[one.side], one.by, momentText(one.at))}</p>
            <p className={styles.said}>{one.words}</p>
          </li>
        ))}
      </ol>
      {isUnits && (one.isOpen || mayOpen) ? <Answer view={view} one={one} /> : null}
      {isUnits && one.isOpen && one.item !== undefined ? (
        <p>
          <Link
            to="/nhap-so-lieu/$edition"
            params={{ edition: view.edition }}
            search={{ unit: view.organisation.id, period: view.period, item: one.item }}
            hash={fieldId(one.item)}
          >
            {words.addEvidence}
          </Link>
        </p>
      ) : null}
    </div>
  )
}

function Answer({ view, one }: Omit<Props, 'isUnits'>) {
  const queries = useQueryClient()
  const [typed, type] = useKeptWords('giai-trinh', view.submission, one.code)
  const [fault, setFault] = useState<string>()
  const place = { submission: view.submission, node: one.code }
  const field = `giai-trinh-${one.code}`
  const { mutate, isPending } = useMutation({
    networkMode: 'always',
    mutationFn: async (said: string) => {
      const { submission, node } = place
      if (!one.isOpen)
        await call(
          appraisal.openExplanation,
          { submission, nodes: [node], reason: words.openReason },
          { key: newKey() },
        )
      await call(appraisal.sayExplanation, { submission, node, words: said }, { key: newKey() })
    },
    onSuccess: async () => {
      type('')
      const asked = [explanationOf(place), explanationDraftOf(view.submission), submissionOf(view.submission)]
      for (const query of [...asked, lifeOf(view.submission)])
        await queries.invalidateQueries({ queryKey: query.queryKey })
    },
    onError: (error) => setFault(refusalWords(error)),
  })
  const send = () => {
    const said = typed.normalize('NFC').trim()
    setFault(said === '' ? words.empty : undefined)
    if (said !== '' && !isPending) mutate(said)
  }
  return (
    <div className={styles.answer}>
      <label htmlFor={field}>{words.answer}</label>
      <FaultWords field={field} words={fault} />
      <textarea
        id={field}
        rows={4}
        maxLength={LONGEST}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? `${field}-goi-y` : `${field}-goi-y ${field}-loi`}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <p id={`${field}-goi-y`} className={styles.quiet}>
        {one.isOpen ? words.answerHint : words.openHint}
      </p>
      <p>
        <Button loading={isPending} onClick={send}>
          {words.send}
        </Button>
      </p>
    </div>
  )
}
