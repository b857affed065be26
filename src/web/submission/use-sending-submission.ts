import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'

import { CallError } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import { FileFaultDetails } from '#contract/evidence-views.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { submissions } from '#contract/submissions.ts'
import { FILE_FAULTS } from '#text/evidence.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import type { Fault } from '../sign-in/use-faults.ts'
import { FIELDS, keepDraft, type SignedPaper } from './document-draft.ts'
import { newId } from './new-id.ts'
import { submissionOf } from './queries.ts'
import { sendFile } from '../evidence/send-file.ts'
import { checkWords } from './words.ts'
import { periodName } from '../entry/words.ts'

export const SEND_BUTTON = 'gui-ho-so'

type Sending = { readonly view: SubmissionView; readonly draftKey: string; readonly tell: (faults: Fault[]) => void }

/** Sends a submission: the signed paper first, as evidence of the unit, then what it is the paper of. */
export function useSendingSubmission({ view, draftKey, tell }: Sending) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [share, setShare] = useState<number>()
  const [isSending, setSending] = useState(false)
  // A paper that is in the store already is not sent again where only the submission was refused.
  const stored = useRef<SignedPaper>(undefined)
  const { submission, version, state } = view

  const send = async (paper: SignedPaper | undefined): Promise<void> => {
    if (isSending) return
    setSending(true)
    try {
      if (paper && !isSame(stored.current, paper)) {
        await keepPaper(view, paper, setShare)
        stored.current = paper
      }
      setShare(undefined)
      const document = paper && { number: paper.number, date: paper.date, signer: paper.signer }
      const operation = state === 'draft' ? submissions.submitSubmission : submissions.endReopening
      const { attempt } = await call(operation, { submission, version, document }, { key: newKey() })
      keepDraft(draftKey, undefined)
      await navigate({
        to: '/ho-so/$submission/bien-nhan/$attempt',
        params: { submission, attempt: String(attempt) },
      })
    } catch (error) {
      if (error instanceof CallError && error.code === 'stale')
        await queries.invalidateQueries({ queryKey: submissionOf(submission).queryKey })
      tell([faultOf(error)])
    } finally {
      setShare(undefined)
      setSending(false)
    }
  }
  return { send, isSending, share }
}

async function keepPaper(view: SubmissionView, paper: SignedPaper, onShare: (share: number) => void): Promise<void> {
  const organisation = view.keeper
  const upload = await sendFile(organisation, paper.file, {
    onSent: (bytes) => onShare(Math.floor((bytes / paper.file.size) * 100)),
  })
  await call(evidence.createEvidence, {
    ...{ organisation, evidence: newId(), upload },
    kind: 'document',
    number: paper.number,
    issuedOn: paper.date,
    issuer: view.organisation.name,
    subjectLine: checkWords.send.subject(periodName(view.period)),
    signer: paper.signer,
    signerTitle: paper.signerTitle,
    signerRole: 'head',
  })
}

function isSame(one: SignedPaper | undefined, other: SignedPaper): boolean {
  return one !== undefined && Object.entries(one).every(([key, value]) => other[key as keyof SignedPaper] === value)
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof CallError)) throw error
  const details = FileFaultDetails.safeParse(error.details)
  if (error.code === 'file-not-taken' && details.success)
    return { field: FIELDS.file, words: FILE_FAULTS[details.data.fault][LANGUAGE](details.data.params) }
  if (error.code === 'stale') return { field: SEND_BUTTON, words: checkWords.send.stale }
  return { field: SEND_BUTTON, words: refusalWords(error) }
}
