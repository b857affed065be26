import { add, compare, multiply, ONE, ZERO, type Exact } from '../exact.ts'
import type { Period } from '../period/period.ts'
import { daysOf, type Day } from './day.ts'
import type { OrganisationId } from './organisation-version.ts'
import { isSuccessor, shareOf, type Succession } from './succession.ts'

/** What an organisation had in [from, to), of which `share` counts. */
export type FlowPart = {
  readonly organisation: OrganisationId
  readonly from: Day
  readonly to: Day
  readonly share: Exact
  /** The organisation had no other days in the period, so that its value for the whole period is this part's. */
  readonly isWholeLife: boolean
}

export type FlowParts = readonly FlowPart[] | 'shares-missing'

/**
 * Method §10.5. The parts that make an organisation's flow of a period: its own days, and its predecessors' up to the
 * change. Empty for one that did not exist in the period.
 */
export function flowParts(successions: readonly Succession[], organisation: OrganisationId, period: Period): FlowParts {
  const window = daysOf(period)
  const known = successions.filter((one) => one.effectiveOn < window.to)
  return partsIn({ successions, known, window }, organisation)
}

/**
 * Method §10.6, policy `sum-of-parts`. The parts of a period, as a rule an earlier one, that became the organisation as
 * it is on the day.
 */
export function pastParts(
  successions: readonly Succession[],
  organisation: OrganisationId,
  period: Period,
  day: Day,
): FlowParts {
  const known = successions.filter((one) => one.effectiveOn <= day)
  return partsIn({ successions, known, window: daysOf(period) }, organisation)
}

/** The shares of the parts' values together; undefined (missing) without parts, or when `read` does not know one. */
export function flowSum(parts: readonly FlowPart[], read: (part: FlowPart) => Exact | undefined): Exact | undefined {
  if (parts.length === 0) return undefined
  let sum = ZERO
  for (const part of parts) {
    const value = read(part)
    if (value === undefined) return undefined
    sum = add(sum, multiply(value, part.share))
  }
  return sum
}

type Window = { readonly from: Day; readonly to: Day }
/** `known` are the successions that have taken effect; the others still tell that somebody did not exist before. */
type Line = {
  readonly successions: readonly Succession[]
  readonly known: readonly Succession[]
  readonly window: Window
}
type Piece = Window & { readonly organisation: OrganisationId; readonly share: Exact | undefined }
type Shared = Piece & { readonly share: Exact }

const BEGINNING = '0000-01-01'
const END_OF_TIME = '9999-12-31'

function partsIn(line: Line, organisation: OrganisationId): FlowParts {
  const pieces = summed(piecesOf(line, organisation, END_OF_TIME, ONE))
  const shared = pieces.filter(isShared)
  if (shared.length < pieces.length) return 'shares-missing'
  return joined(shared).map((part) => ({ ...part, isWholeLife: isWholeLife(line, part) }))
}

/**
 * Walks back from `until` through an organisation's own days and, at each change, into the lines that came in. A share
 * that nobody stated makes what lies before it undefined.
 */
function piecesOf(line: Line, organisation: OrganisationId, until: Day, share: Exact | undefined): Piece[] {
  const { successions, known, window } = line
  const begin = beginOf(successions, organisation)
  const pieces: Piece[] = []
  let end = earlier(until, endOf(known, organisation))
  let own = share
  for (const day of changeDays(known, organisation, end)) {
    pieces.push(...clipped({ organisation, from: day, to: end, share: own }, window))
    const changes = known.filter((one) => one.effectiveOn === day && isSuccessor(one, organisation))
    for (const change of changes)
      for (const before of change.predecessors.filter((one) => one !== organisation))
        pieces.push(...piecesOf(line, before, day, product(own, shareOf(change, organisation))))
    for (const change of changes)
      if (change.predecessors.includes(organisation)) own = product(own, shareOf(change, organisation))
    end = day
  }
  return [...pieces, ...clipped({ organisation, from: begin, to: end, share: own }, window)]
}

/** The days on which something came in or was shed, latest first. */
function changeDays(known: readonly Succession[], organisation: OrganisationId, end: Day): Day[] {
  const days = known.filter((one) => one.effectiveOn < end && isSuccessor(one, organisation))
  return [...new Set(days.map((one) => one.effectiveOn))].sort().reverse()
}

function beginOf(successions: readonly Succession[], organisation: OrganisationId): Day {
  const birth = successions.find(({ successors }) =>
    successors.some((one) => one.kind === 'new' && one.organisation === organisation),
  )
  return birth?.effectiveOn ?? BEGINNING
}

function endOf(known: readonly Succession[], organisation: OrganisationId): Day {
  const end = known.find((one) => one.predecessors.includes(organisation) && !isSuccessor(one, organisation))
  return end?.effectiveOn ?? END_OF_TIME
}

function clipped(piece: Piece, window: Window): Piece[] {
  const [from, to] = [later(piece.from, window.from), earlier(piece.to, window.to)]
  return from < to ? [{ ...piece, from, to }] : []
}

/** What came by several ways, as after a split whose parts were merged again, counts once with all its shares. */
function summed(pieces: readonly Piece[]): Piece[] {
  const sums = new Map<string, Piece>()
  for (const piece of pieces) {
    const key = `${piece.from} ${piece.organisation}`
    const before = sums.get(key)
    const share = before ? before.share && piece.share && add(before.share, piece.share) : piece.share
    sums.set(key, { ...piece, share })
  }
  return [...sums.values()]
}

/** Neighbouring days of one organisation with the same share are one part; oldest first within an organisation. */
function joined(pieces: readonly Shared[]): Shared[] {
  const parts: Shared[] = []
  for (const piece of [...pieces].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const at = parts.findIndex((part) => part.organisation === piece.organisation && part.to === piece.from)
    const before = parts[at]
    if (before && compare(before.share, piece.share) === 0) parts[at] = { ...before, to: piece.to }
    else parts.push(piece)
  }
  return parts
}

function isWholeLife({ successions, known, window }: Line, { organisation, from, to }: Shared): boolean {
  const [begin, end] = [beginOf(successions, organisation), endOf(known, organisation)]
  return from === later(begin, window.from) && to === earlier(end, window.to)
}

function isShared(piece: Piece): piece is Shared {
  return piece.share !== undefined
}

function product(a: Exact | undefined, b: Exact | undefined): Exact | undefined {
  return a && b && multiply(a, b)
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
