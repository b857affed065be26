import type { EvidenceView } from '#contract/evidence-views.ts'
import { EVIDENCE_KINDS } from '#text/evidence.ts'
import { dateText } from '../edition/date-text.ts'
import { LANGUAGE } from '../language.ts'
import { words } from './words.ts'

/** By what a document is called: its number, else what it is about, else its file. */
export function nameOf({ number, subjectLine, file, address }: EvidenceView): string {
  return number ?? subjectLine ?? file?.name ?? address ?? ''
}

/** What tells one document from another beside its name: kind, day, issuer, signer. */
export function factsOf(document: EvidenceView): string {
  const { number, issuedOn, issuer, signer, signerTitle, kind } = document
  const facts = [
    EVIDENCE_KINDS[LANGUAGE][kind],
    number === undefined && kind === 'document' ? words.facts.unnumbered : undefined,
    issuedOn === undefined ? undefined : words.facts.issued(dateText(issuedOn)),
    issuer,
    signer === undefined ? undefined : words.facts.signer([signer, signerTitle].filter(Boolean).join(', ')),
  ]
  return facts.filter((fact) => fact !== undefined).join(' · ')
}
