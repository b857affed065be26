import { setTimeout as pause } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { appraisal } from '#contract/appraisal.ts'
import { evidence } from '#contract/evidence.ts'
import type { InputOf } from '#contract/operation.ts'
import { rounds } from '#contract/rounds.ts'
import type { ScorecardView } from '#contract/submission-views.ts'
import { submissions } from '#contract/submissions.ts'
import { values } from '#contract/values.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { plannedRound, type RoundPlan } from './planned-round.ts'
import type { Caller, Province } from './province.ts'

/** What a unit gives: whole numbers and decimals as text, yes or no, or whatever else a value holds. */
export type Given = Readonly<Record<string, string | boolean | ValueContent>>

const HOUR = 3_600_000

/** The end of a round's entry as its template lays it, in UTC; and the draft. */
export async function plannedBy(agency: Caller, plan: RoundPlan): Promise<{ round: string; entryUntil: string }> {
  const round = await plannedRound(agency, plan)
  const { calendar } = await agency.call(rounds.showRound, { round })
  return { round, entryUntil: calendar['entryUntil'] }
}

export type RunningRound = {
  readonly id: string
  readonly submissionOf: (organisation: string) => string
  /** Resolves when nobody can submit any more. */
  readonly entryOver: () => Promise<void>
}

/**
 * Opens a drafted round on a real calendar around now: entry ends in so many seconds, what comes after it in hours.
 * The period of a document's round is over, or to come, by the clock that judges.
 */
export async function openedNow(
  agency: Caller,
  round: string,
  plan: RoundPlan,
  seconds: number,
): Promise<RunningRound> {
  const end = Math.ceil(Date.now() / 1000) * 1000 + seconds * 1000
  const at = (hours: number): string => `${new Date(end + hours * HOUR).toISOString().slice(0, 19)}Z`
  const calendar = {
    entryFrom: at(-48),
    entryUntil: at(0),
    fixedAt: at(0),
    appraisalUntil: at(1),
    explanationUntil: at(2),
    councilUntil: at(3),
    releaseOn: at(4),
  }
  const { version } = await agency.call(rounds.changeRound, { round, version: 1, ...plan, calendar })
  await agency.call(rounds.openRound, { round, version })
  const { submissions: all } = await agency.call(rounds.showRound, { round })
  const ids = new Map(all.map(({ submission, organisation }) => [organisation, submission]))
  return {
    id: round,
    submissionOf: (organisation) => ids.get(organisation)!,
    entryOver: () => untilAfter(end + 1000),
  }
}

/** Saves a unit's values of a period. */
export async function give(unit: Caller, subject: string, period: string, given: Given): Promise<void> {
  for (const [item, said] of Object.entries(given)) {
    const content = contentOf(said)
    await unit.call(values.saveValue, { subject, item, period, version: 0, content })
  }
}

/** One document of the unit's that everybody can open, on each of these values. */
export async function supportWith(
  unit: Caller,
  organisation: string,
  period: string,
  items: readonly string[],
): Promise<string> {
  const id = uuidv7()
  await unit.call(evidence.createEvidence, {
    evidence: id,
    organisation,
    kind: 'document',
    number: '57/BC',
    issuer: 'Đơn vị',
    address: 'https://example.vn/bao-cao-57',
  })
  for (const item of items)
    await unit.call(evidence.linkEvidence, { evidence: id, subject: organisation, item, period })
  return id
}

/** The submission as the caller saw it: its id and version. */
export async function seenBy(caller: Caller, submission: string): Promise<{ submission: string; version: number }> {
  const { version } = await caller.call(submissions.showSubmission, { submission })
  return { submission, version }
}

type Wish = Omit<InputOf<typeof appraisal.decideFinding>, 'submission' | 'node' | 'version' | 'basis'>

/** Decides a criterion on what the appraiser sees of it. */
export async function decide(appraiser: Caller, submission: string, node: string, wish: Wish): Promise<void> {
  const seen = await appraiser.call(appraisal.showAppraisal, { submission, node })
  const version = seen.findings.find(({ pass }) => pass === wish.pass)?.version ?? 0
  await appraiser.call(appraisal.decideFinding, { submission, node, version, basis: seen.basis!, ...wish })
}

/** Accepts every scored criterion but the named ones. */
export async function acceptRest(
  province: Province,
  edition: string,
  submission: string,
  appraiserOf: (node: string) => Caller,
  but: readonly string[] = [],
): Promise<void> {
  const leaves = province.content.outlines.get(edition)!.leaves.filter(({ leaf }) => !leaf!.unscored)
  for (const { code } of leaves)
    if (!but.includes(code)) await decide(appraiserOf(code), submission, code, { pass: 'first', decision: 'accepted' })
}

/** The sealed cards as stage, printed points and printed maximum. */
export async function sealedCards(caller: Caller, submission: string): Promise<ScorecardView[]> {
  return (await caller.call(submissions.showScorecards, { submission })).cards
}

export const totals = (cards: readonly ScorecardView[]): string[] =>
  cards.map(({ stage, total }) => `${stage} ${total.points}/${total.max} ${total.index ?? '-'}`)

export const pointsOf = (card: ScorecardView, codes: readonly string[]): Record<string, string> =>
  Object.fromEntries(codes.map((code) => [code, card.nodes.find((node) => node.code === code)!.points]))

export async function untilAfter(moment: number): Promise<void> {
  while (Date.now() <= moment) await pause(Math.min(moment - Date.now() + 5, 500))
}

function contentOf(said: Given[string]): ValueContent {
  if (typeof said === 'string') return { kind: 'number', number: said, typed: said }
  return typeof said === 'boolean' ? { kind: 'yes-no', yes: said } : said
}
