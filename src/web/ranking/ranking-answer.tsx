import { INDEX_DECIMALS, POINT_DECIMALS } from '#domain/scoring/published.ts'
import type { Ranking, RankingRow } from '#domain/scoring/rank.ts'
import { figure, text } from '../language.ts'
import type { Lacks } from '../province/lacks.ts'
import { median } from '#domain/scoring/median.ts'
import styles from './ranking-answer.module.css'
import { maximumText } from '../province/maximum-text.ts'

/** Who leads, what the middle is, and how far the numbers can be trusted. */
export function RankingAnswer({ ranking, lacks }: { ranking: Ranking; lacks: readonly Lacks[] }) {
  const words = text.ranking
  const ranked = ranking.rows.filter((row) => row.place !== undefined)
  const leaders = ranked.filter((row) => row.place === 1)
  const incomplete = ranking.rows.filter(({ row }) => lacks[row]!.missing + lacks[row]!.undefined > 0).length
  return (
    <>
      <p>
        {leaders.length > 0 ? leadSentence(ranking, leaders) : null} {medianSentence(ranking, ranked)}{' '}
        {incomplete === 0 ? words.complete : words.incomplete(figure(incomplete))}
      </p>
      {ranking.rankBy === 'index' ? <p className={styles.hint}>{words.byIndex}</p> : null}
    </>
  )
}

function leadSentence({ rankBy }: Ranking, leaders: readonly RankingRow[]): string {
  const words = text.ranking
  const first = leaders[0]!
  const points = words.points(figure(first.points), figure(maximumText(first.max)))
  const reached = rankBy === 'index' ? words.indexFigure(figure(first.index!)) : points
  const names = leaders.map((row) => row.organisation.name).join(', ')
  return leaders.length === 1 ? words.leads(names, reached) : words.leadTogether(names, reached)
}

function medianSentence({ rankBy }: Ranking, ranked: readonly RankingRow[]): string | null {
  const words = text.ranking
  const count = figure(ranked.length)
  if (rankBy === 'index') {
    const middle = median(
      ranked.map((row) => row.index!),
      INDEX_DECIMALS,
    )
    return middle === undefined ? null : words.median(count, words.medianIndex(figure(middle)))
  }
  const middle = median(
    ranked.map((row) => row.points),
    POINT_DECIMALS,
  )
  return middle === undefined ? null : words.median(count, words.medianPoints(figure(middle)))
}
