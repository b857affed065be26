/** What a thing that can be moved may be in. */
export const STATES = {
  organisation: ['in-force', 'ended'],
  value: ['none', 'declared', 'to-be-confirmed', 'cannot-provide', 'withdrawn', 'verified', 'disputed'],
  claim: ['none', 'claimed', 'accepted', 'refused', 'withdrawn'],
  account: ['invited', 'active', 'disabled'],
  edition: ['draft', 'issued'],
  upload: ['open', 'ended'],
  evidence: ['waiting', 'in-force', 'quarantined', 'withdrawn'],
  round: ['draft', 'open', 'closed'],
  submission: ['draft', 'submitted', 'appraisal', 'explanation', 'second-appraisal', 'council', 'approved'],
  mail: ['waiting', 'sending', 'sent', 'failed', 'unknown'],
} as const satisfies Record<string, readonly string[]>

export type Movable = keyof typeof STATES

type Move<Kind extends Movable> = {
  readonly of: Kind
  readonly from: readonly (typeof STATES)[Kind][number][]
  readonly to?: (typeof STATES)[Kind][number]
}

/** Every move there is: of what, out of which states, into which. Who may make it stands in the contract. */
export const MOVES = {
  confirmCopy: { of: 'value', from: ['to-be-confirmed'], to: 'declared' },
  verifyValue: { of: 'value', from: ['declared', 'cannot-provide', 'verified', 'disputed'] },
  claimNotApplicable: { of: 'claim', from: ['none', 'refused', 'withdrawn'], to: 'claimed' },
  withdrawClaim: { of: 'claim', from: ['claimed', 'accepted'], to: 'withdrawn' },
  acceptClaim: { of: 'claim', from: ['claimed'], to: 'accepted' },
  refuseClaim: { of: 'claim', from: ['claimed'], to: 'refused' },
  openAccount: { of: 'account', from: ['invited', 'active'], to: 'active' },
  disableAccount: { of: 'account', from: ['invited', 'active'], to: 'disabled' },
  enableAccount: { of: 'account', from: ['disabled'], to: 'active' },
  changeOrganisation: { of: 'organisation', from: ['in-force'] },
  continueUpload: { of: 'upload', from: ['open'] },
  cancelUpload: { of: 'upload', from: ['open'] },
  changeEvidence: { of: 'evidence', from: ['waiting', 'in-force'] },
  withdrawEvidence: { of: 'evidence', from: ['waiting', 'in-force', 'quarantined'], to: 'withdrawn' },
  linkEvidence: { of: 'evidence', from: ['waiting', 'in-force'] },
  downloadEvidence: { of: 'evidence', from: ['in-force', 'withdrawn'] },
  previewEvidence: { of: 'evidence', from: ['in-force', 'withdrawn'] },
  // Seen, fetched, changed and deleted while it is one.
  changeEditionDraft: { of: 'edition', from: ['draft'] },
  issueEdition: { of: 'edition', from: ['draft'], to: 'issued' },
  changeRound: { of: 'round', from: ['draft'] },
  deleteRound: { of: 'round', from: ['draft'] },
  openRound: { of: 'round', from: ['draft'], to: 'open' },
  changeCalendar: { of: 'round', from: ['open'] },
  fixCommonValues: { of: 'round', from: ['open'] },
  closeRound: { of: 'round', from: ['open'], to: 'closed' },
  submitSubmission: { of: 'submission', from: ['draft'], to: 'submitted' },
  // Puts off the end of entry of this one: it stays a draft.
  extendEntry: { of: 'submission', from: ['draft'] },
  recallSubmission: { of: 'submission', from: ['submitted'], to: 'draft' },
  beginAppraisal: { of: 'submission', from: ['submitted'], to: 'appraisal' },
  releaseFindings: { of: 'submission', from: ['appraisal'], to: 'explanation' },
  // By the unit itself, before its time is over.
  endExplanation: { of: 'submission', from: ['explanation'], to: 'second-appraisal' },
  beginSecondAppraisal: { of: 'submission', from: ['explanation'], to: 'second-appraisal' },
  sendToCouncil: { of: 'submission', from: ['appraisal', 'explanation', 'second-appraisal'], to: 'council' },
  sendBack: { of: 'submission', from: ['council'], to: 'second-appraisal' },
  approveSubmission: { of: 'submission', from: ['council'], to: 'approved' },
  // Of named criteria: the submission stays where it is.
  reopenCriteria: { of: 'submission', from: ['submitted', 'appraisal', 'explanation', 'second-appraisal', 'council'] },
  endReopening: { of: 'submission', from: ['submitted', 'appraisal', 'explanation', 'second-appraisal', 'council'] },
  decideFinding: { of: 'submission', from: ['appraisal', 'second-appraisal'] },
  withdrawFinding: { of: 'submission', from: ['appraisal', 'second-appraisal'] },
  acceptUnchanged: { of: 'submission', from: ['appraisal'] },
  openExplanation: { of: 'submission', from: ['explanation'] },
  sayExplanation: { of: 'submission', from: ['explanation', 'second-appraisal'] },
  resendMail: { of: 'mail', from: ['failed', 'unknown'], to: 'waiting' },
} as const satisfies Record<string, Move<Movable>>

export type MoveName = keyof typeof MOVES

/** True where the move may be made out of the state. */
export function isOpen(move: MoveName, state: string): boolean {
  return (MOVES[move].from as readonly string[]).includes(state)
}
