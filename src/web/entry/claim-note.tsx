import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import { values } from '#contract/values.ts'
import { REFUSALS } from '#text/refusals.ts'
import { call } from '../api.ts'
import { LANGUAGE } from '../language.ts'
import styles from './claim-note.module.css'
import { useClaim, useEntry, useLeaf } from './entry-context.ts'
import { newKey } from './new-key.ts'
import { ReasonBox } from './reason-box.tsx'
import { capital, words } from './words.ts'

type Props = { code: string; asks: boolean; onAsk: (asks: boolean) => void }

/** The claim that a criterion does not apply: how it stands, why, and the way back. */
export function ClaimNote({ code, asks, onAsk }: Props) {
  const { mayEnter, key } = useEntry()
  const claim = useClaim(code)
  const { make, withdraw, failure } = useClaimMoves(code)
  return (
    <>
      {claim?.state === 'claimed' ? (
        <p className={styles.waiting}>
          {capital(words.claim.waiting)}. {words.claim.because(claim.reason)}{' '}
          {mayEnter ? (
            <button type="button" className={styles.link} onClick={() => void withdraw()}>
              {words.claim.withdraw}
            </button>
          ) : null}
        </p>
      ) : null}
      {claim?.state === 'accepted' ? <p className={styles.said}>{capital(words.claim.accepted)}</p> : null}
      {claim?.state === 'refused' ? (
        <p className={styles.waiting}>{capital(words.claim.refused(claim.decisionReason ?? claim.reason))}</p>
      ) : null}
      {failure === undefined ? null : (
        <p role="alert" className={styles.failure}>
          {words.failed(failure)}
        </p>
      )}
      {asks ? (
        <ReasonBox
          label={words.claim.reason(code)}
          button={words.claim.send}
          about={['khong-ap-dung', key.organisation, key.edition, key.period, code]}
          onCancel={() => onAsk(false)}
          onGive={async (reason) => {
            const isMade = await make(reason)
            if (isMade) onAsk(false)
            return isMade
          }}
        />
      ) : null}
    </>
  )
}

/** Begins a claim, where one may be made. Beside a criterion it is for the mouse; the details have it for the keyboard. */
export function ClaimLink({ code, isNear, onAsk }: { code: string; isNear: boolean; onAsk: () => void }) {
  const { mayEnter, outline } = useEntry()
  const claim = useClaim(code)
  const leaf = useLeaf(code)
  const isOpen = claim === undefined || claim.state === 'withdrawn' || claim.state === 'refused'
  const isScored = outline.byCode.get(code)?.leaf?.unscored === false && leaf !== undefined
  if (!mayEnter || !isOpen || !isScored || leaf.status === 'not-applicable') return null
  return (
    <button
      type="button"
      tabIndex={isNear ? -1 : 0}
      className={isNear ? `${styles.link} ${styles.near}` : styles.link}
      aria-label={words.claim.makeName(code)}
      onClick={onAsk}
    >
      {words.claim.make}
    </button>
  )
}

/** Points change with a claim, so that the form is asked for anew after each move. */
function useClaimMoves(code: string) {
  const { key, refresh } = useEntry()
  const version = useClaim(code)?.version ?? 0
  const [failure, setFailure] = useState<string>()
  const moving = async (move: () => Promise<unknown>): Promise<boolean> => {
    setFailure(undefined)
    try {
      await move()
      await refresh()
      return true
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFailure(error.code === 'unreachable' ? words.states.offline : REFUSALS[LANGUAGE][error.code])
      if (error.code === 'stale' || error.code === 'wrong-state') await refresh().catch(() => {})
      return false
    }
  }
  const target = { ...key, node: code }
  return {
    failure,
    make: (reason: string) =>
      moving(() => call(values.claimNotApplicable, { ...target, version, reason }, { key: newKey() })),
    withdraw: () => moving(() => call(values.withdrawClaim, { ...target, version }, { key: newKey() })),
  }
}
