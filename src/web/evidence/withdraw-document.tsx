import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import type { EvidenceView } from '#contract/evidence-views.ts'
import { call } from '../api.ts'
import { ReasonBox } from '../entry/reason-box.tsx'
import { refusalWords } from '../sign-in/refusal-words.ts'
import styles from './document-panel.module.css'
import { refreshEvidence } from './queries.ts'
import { words } from './words.ts'

const { library } = words

/** Takes a wrong document back, with a reason: it stays in the library, and supports nothing any more. */
export function WithdrawDocument({ document, onDone }: { document: EvidenceView; onDone: () => void }) {
  const queries = useQueryClient()
  const [isAsked, ask] = useState(false)
  const [failure, fail] = useState<string>()
  const withdraw = async (said: string): Promise<boolean> => {
    fail(undefined)
    try {
      const reason = said.replace(/\s+/gu, ' ')
      await call(evidence.withdrawEvidence, { evidence: document.evidence, version: document.version, reason })
      onDone()
      await refreshEvidence(queries)
      return true
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      fail(error.code === 'stale' ? words.describe.stale : refusalWords(error))
      return false
    }
  }
  if (!isAsked)
    return (
      <button type="button" className={styles.link} onClick={() => ask(true)}>
        {library.withdraw}
      </button>
    )
  return (
    <>
      <ReasonBox
        label={library.withdrawReason}
        button={library.withdraw}
        onCancel={() => ask(false)}
        about={['rut-minh-chung', document.evidence]}
        onGive={withdraw}
      />
      {failure === undefined ? null : (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </>
  )
}
