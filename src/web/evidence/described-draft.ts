import type { EvidenceDescription, EvidenceView } from '#contract/evidence-views.ts'
import type { EvidenceKind, SignerRole } from '#domain/evidence/evidence.ts'
import { dateText } from '../edition/date-text.ts'
import type { Fault } from '../sign-in/use-faults.ts'
import { factsOfFileName, type FileNameFacts } from './file-name-facts.ts'
import { dayOf } from './typed-day.ts'
import { words } from './words.ts'

/** What is being written of a document, as it is typed. */
export type DescribedDraft = {
  readonly kind: EvidenceKind
  readonly number: string
  readonly issuedOn: string
  readonly issuer: string
  readonly subjectLine: string
  readonly signer: string
  readonly signerTitle: string
  readonly signerRole: SignerRole | ''
  readonly validFrom: string
  readonly validTo: string
}

/** What stands there; of a document that nobody has described, what its file's name says plainly. */
export function draftOf(document: EvidenceView): { readonly draft: DescribedDraft; readonly isFromName: boolean } {
  const { kind, number, issuedOn, issuer, subjectLine, signer, signerTitle, signerRole, validFrom, validTo } = document
  const isUnsaid = number === undefined && issuedOn === undefined
  const guessed: FileNameFacts = isUnsaid ? factsOfFileName(document.file?.name ?? '') : {}
  const day = (date: string | undefined): string => (date === undefined ? '' : dateText(date))
  return {
    isFromName: Object.keys(guessed).length > 0,
    draft: {
      kind,
      number: number ?? guessed.number ?? '',
      issuedOn: day(issuedOn ?? guessed.issuedOn),
      issuer: issuer ?? '',
      subjectLine: subjectLine ?? '',
      signer: signer ?? '',
      signerTitle: signerTitle ?? '',
      signerRole: signerRole ?? '',
      validFrom: day(validFrom),
      validTo: day(validTo),
    },
  }
}

/** The description as it is sent; nothing of it has to be there. Faults by the draft's key. */
export function descriptionOf(draft: DescribedDraft): { description?: EvidenceDescription; faults: Fault[] } {
  const days = { issuedOn: day(draft.issuedOn), validFrom: day(draft.validFrom), validTo: day(draft.validTo) }
  const faults: Fault[] = Object.entries(days)
    .filter(([, one]) => one === null)
    .map(([field]) => ({ field, words: words.describe.notADay }))
  const { issuedOn, validFrom, validTo } = days
  if (validFrom && validTo && validTo < validFrom) faults.push({ field: 'validTo', words: words.describe.endsBefore })
  if (faults.length > 0 || issuedOn === null || validFrom === null || validTo === null) return { faults }
  const { kind, signerRole } = draft
  const number = line(draft.number)
  const issuer = line(draft.issuer)
  const subjectLine = line(draft.subjectLine)
  const signer = line(draft.signer)
  const signerTitle = line(draft.signerTitle)
  const said = { number, issuedOn, issuer, subjectLine, signer, signerTitle, validFrom, validTo }
  const role = signerRole === '' ? {} : { signerRole }
  return { description: { kind, ...role, ...said }, faults }
}

/** Undefined where nothing is typed, null where it is no day that a document can have. */
function day(typed: string): string | undefined | null {
  if (typed.trim() === '') return undefined
  const found = dayOf(typed)
  return found !== undefined && found >= '1900-01-01' && found < '2200-01-01' ? found : null
}

function line(typed: string): string | undefined {
  const plain = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return plain === '' ? undefined : plain
}
