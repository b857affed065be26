import * as exact from '../exact.ts'
import type { Exact } from '../exact.ts'
import type { RankBy } from '../edition/definition.ts'
import type { Organisation } from '../organisation/organisation.ts'
import { INDEX_DECIMALS, publishedIndex, publishedPoints, publishedText, selectionMaximum, selectionPoints, type Selection } from './published.ts'
import type { ExactScores, Scores } from './score.ts'

/** One member's line in the ranking of its group: published figures only (method §6). */
export type RankingRow = {
  readonly row: number
  readonly organisation: Organisation
  readonly group: string
  /** Absent for a member that is not ranked. */
  readonly place: number | undefined
  readonly tied: boolean
  readonly points: string
  readonly max: Exact
  /** Absent where the applicable maximum is 0. */
  readonly index: string | undefined
  readonly unranked: 'by-decision' | 'maximum-zero' | undefined
}

export type Ranking = { readonly group: string; readonly rankBy: RankBy; readonly rows: readonly RankingRow[] }

/** Ranks each group apart, in the order in which groups first appear; ties share a place and the next is skipped. */
export function rank(scores: Scores, exactly: ExactScores, selection: Selection): Ranking[] {
  const hundredths = publishedPoints(scores, exactly, selection)
  const candidates = scores.inputs.members.map((organisation, row) => candidateOf(exactly, selection, organisation, row, hundredths[row]!))
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const group = groups.get(candidate.organisation.group) ?? []
    groups.set(candidate.organisation.group, group)
    group.push(candidate)
  }
  const stated = scores.inputs.outline.edition.rankBy
  return [...groups].map(([group, members]) => rankGroup(group, members, stated ?? fairMeasure(members)))
}

type Candidate = {
  readonly row: number
  readonly organisation: Organisation
  readonly hundredths: number
  readonly max: Exact
  readonly points: () => Exact
}

function candidateOf(exactly: ExactScores, selection: Selection, organisation: Organisation, row: number, hundredths: number): Candidate {
  return { row, organisation, hundredths, max: selectionMaximum(exactly, selection, row), points: () => selectionPoints(exactly, selection, row) }
}

/** Method §6.1: points where all ranked members have the same applicable maximum, else the index. */
function fairMeasure(members: readonly Candidate[]): RankBy {
  const ranked = members.filter((member) => member.organisation.ranked && member.max.numerator > 0n)
  return ranked.every((member) => exact.compare(member.max, ranked[0]!.max) === 0) ? 'points' : 'index'
}

function rankGroup(group: string, members: readonly Candidate[], rankBy: RankBy): Ranking {
  const measured = members.map((member) => {
    const index = publishedIndex(member.points(), member.max)
    const figure = rankBy === 'points' ? member.hundredths : index === undefined ? 0 : tenThousandths(index)
    const unranked = !member.organisation.ranked ? ('by-decision' as const) : index === undefined ? ('maximum-zero' as const) : undefined
    return { member, index, figure, unranked }
  })
  const ranked = measured.filter((one) => !one.unranked).map((one) => one.figure).sort((a, b) => b - a)
  const placeOf = new Map<number, number>()
  for (const [at, figure] of ranked.entries()) if (!placeOf.has(figure)) placeOf.set(figure, at + 1)
  const sharing = new Map<number, number>()
  for (const figure of ranked) sharing.set(figure, (sharing.get(figure) ?? 0) + 1)
  const rows = measured.map(({ member, index, figure, unranked }): RankingRow => ({
    row: member.row,
    organisation: member.organisation,
    group,
    place: unranked ? undefined : placeOf.get(figure),
    tied: !unranked && (sharing.get(figure) ?? 0) > 1,
    points: publishedText(member.hundredths),
    max: member.max,
    index: index && exact.toDecimal(index, INDEX_DECIMALS),
    unranked,
  }))
  return { group, rankBy, rows: rows.sort((a, b) => (a.place ?? members.length + 1) - (b.place ?? members.length + 1) || a.row - b.row) }
}

function tenThousandths(index: Exact): number {
  return Number((index.numerator * 10n ** BigInt(INDEX_DECIMALS)) / index.denominator)
}
