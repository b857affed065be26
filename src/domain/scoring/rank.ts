import * as exact from '../exact.ts'
import type { Exact } from '../exact.ts'
import type { RankBy } from '../edition/definition.ts'
import type { Organisation } from '../organisation/organisation.ts'
import {
  INDEX_DECIMALS,
  publishedIndices,
  publishedPoints,
  publishedText,
  unitsText,
  type Selection,
} from './published.ts'
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
  const { members, outline } = scores.inputs
  const maxima = exactly.maxima(selection)
  const hundredths = publishedPoints(scores, exactly, selection)
  const indices = publishedIndices(scores, exactly, selection, maxima)
  const groups = new Map<string, Candidate[]>()
  for (const [row, organisation] of members.entries()) {
    const candidate = { row, organisation, hundredths: hundredths[row]!, max: maxima[row]!, index: indices[row]! }
    const group = groups.get(organisation.group)
    if (group) group.push(candidate)
    else groups.set(organisation.group, [candidate])
  }
  return [...groups].map(([group, candidates]) =>
    rankGroup(group, candidates, outline.edition.rankBy ?? fairMeasure(candidates)),
  )
}

type Candidate = {
  readonly row: number
  readonly organisation: Organisation
  readonly hundredths: number
  readonly max: Exact
  /** In ten-thousandths; NaN where the applicable maximum is 0. */
  readonly index: number
}

/** Method §6.1: points where all ranked members have the same applicable maximum, else the index. */
function fairMeasure(members: readonly Candidate[]): RankBy {
  const ranked = members.filter((member) => !unrankedWhy(member))
  const [first] = ranked
  return ranked.every(({ max }) => max === first!.max || exact.compare(max, first!.max) === 0) ? 'points' : 'index'
}

function rankGroup(group: string, members: readonly Candidate[], rankBy: RankBy): Ranking {
  const figureOf = (member: Candidate): number => (rankBy === 'points' ? member.hundredths : member.index)
  const standings = standingsOf(members.filter((member) => !unrankedWhy(member)).map(figureOf))
  const rows = members.map((member): RankingRow => {
    const unranked = unrankedWhy(member)
    const standing = unranked ? undefined : standings.get(figureOf(member))
    return {
      row: member.row,
      organisation: member.organisation,
      group,
      place: standing?.place,
      tied: (standing?.sharing ?? 0) > 1,
      points: publishedText(member.hundredths),
      max: member.max,
      index: Number.isNaN(member.index) ? undefined : unitsText(member.index, INDEX_DECIMALS),
      unranked,
    }
  })
  return {
    group,
    rankBy,
    rows: rows.sort((a, b) => (a.place ?? members.length + 1) - (b.place ?? members.length + 1) || a.row - b.row),
  }
}

function unrankedWhy({ organisation, index }: Candidate): RankingRow['unranked'] {
  if (!organisation.ranked) return 'by-decision'
  return Number.isNaN(index) ? 'maximum-zero' : undefined
}

type Standing = { readonly place: number; sharing: number }

/** Method §6.2: the place of each figure and how many share it. */
function standingsOf(figures: readonly number[]): Map<number, Standing> {
  const standings = new Map<number, Standing>()
  const falling = Float64Array.from(figures).sort().reverse()
  for (const [at, figure] of falling.entries()) {
    const standing = standings.get(figure)
    if (standing) standing.sharing += 1
    else standings.set(figure, { place: at + 1, sharing: 1 })
  }
  return standings
}
