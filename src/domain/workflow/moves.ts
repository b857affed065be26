/** What a thing that can be moved may be in. */
export const STATES = {
  organisation: ['in-force', 'ended'],
  value: ['none', 'declared', 'to-be-confirmed', 'cannot-provide', 'withdrawn', 'verified', 'disputed'],
  claim: ['none', 'claimed', 'accepted', 'refused', 'withdrawn'],
  account: ['invited', 'active', 'disabled'],
  edition: ['draft', 'issued'],
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
  issueEdition: { of: 'edition', from: ['draft'], to: 'issued' },
} as const satisfies Record<string, Move<Movable>>

export type MoveName = keyof typeof MOVES

/** True where the move may be made out of the state. */
export function isOpen(move: MoveName, state: string): boolean {
  return (MOVES[move].from as readonly string[]).includes(state)
}
