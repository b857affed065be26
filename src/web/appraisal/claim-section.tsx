import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { values, type ClaimView } from '#contract/values.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { ReasonBox } from '../entry/reason-box.tsx'
import { refusalWords } from '../sign-in/refusal-words.ts'
import type { Case } from './case.ts'
import styles from './claim-section.module.css'
import section from './section.module.css'
import { words } from './words.ts'

type Props = { one: Case; claim: ClaimView }
type Answer = { readonly isAccepted: true } | { readonly isAccepted: false; readonly reason: string }

/** The unit's word that the criterion does not apply to it, and the answer to it. */
export function ClaimSection({ one, claim }: Props) {
  const [refuses, refuse] = useState(false)
  const { mutate, mutateAsync, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: async (answer: Answer) => {
      const { organisation, edition, node, period, version } = claim
      const key = { organisation, edition, node, period, version }
      if (answer.isAccepted) await call(values.acceptClaim, key, { key: newKey() })
      else await call(values.refuseClaim, { ...key, reason: answer.reason }, { key: newKey() })
    },
    onSuccess: () => refuse(false),
    onSettled: () => one.refresh().catch(() => {}),
  })
  const { view } = one
  const isOpen = (MOVES.decideFinding.from as readonly string[]).includes(view.submissionState)
  const mayDecide = claim.state === 'claimed' && isOpen && view.pass !== undefined && view.whyNot === undefined
  return (
    <section>
      <h2 className={section.heading}>{words.claim.heading}</h2>
      <p className={claim.state === 'claimed' ? section.attention : section.quiet}>{words.claim.states[claim.state]}</p>
      <p>{words.claim.because(claim.reason)}</p>
      {claim.decisionReason === undefined ? null : <p>{words.claim.decided(claim.decisionReason)}</p>}
      {error ? (
        <p role="alert" className={styles.failure}>
          {refusalWords(error)}
        </p>
      ) : null}
      {mayDecide && !refuses ? (
        <p className={styles.choices}>
          <button
            type="button"
            className={styles.accept}
            disabled={isPending}
            onClick={() => mutate({ isAccepted: true })}
          >
            {words.claim.accept}
          </button>
          <button type="button" className={section.link} onClick={() => refuse(true)}>
            {words.claim.refuse}
          </button>
        </p>
      ) : null}
      {mayDecide && refuses ? (
        <ReasonBox
          label={words.claim.refuseReason}
          button={words.claim.sendRefusal}
          about={['bac', view.submission, claim.node]}
          onGive={(reason) =>
            mutateAsync({ isAccepted: false, reason }).then(
              () => true,
              () => false,
            )
          }
          onCancel={() => refuse(false)}
        />
      ) : null}
    </section>
  )
}
