import { toNumber } from '#domain/exact.ts'
import { INDEX_DECIMALS, POINT_DECIMALS } from '#domain/scoring/published.ts'
import type { Ranking } from '#domain/scoring/rank.ts'
import { figure, text } from '../language.ts'
import { maximumText } from '../province/maximum-text.ts'
import { median } from '#domain/scoring/median.ts'
import { Strip } from '../ui/strip.tsx'

const FEWEST = 5

/** How a group's published figures lie between 0 and the maximum; nothing for a handful. */
export function Spread({ ranking, group }: { ranking: Ranking; group: string }) {
  const words = text.ranking
  const byIndex = ranking.rankBy === 'index'
  const ranked = ranking.rows.filter((row) => row.place !== undefined)
  if (ranked.length < FEWEST) return null
  const figures = ranked.map((row) => (byIndex ? row.index! : row.points))
  const middle = median(figures, byIndex ? INDEX_DECIMALS : POINT_DECIMALS)!
  const [most, least] = [figures[0]!, figures.at(-1)!]
  return (
    <Strip
      title={words.spread(group)}
      summary={words.spreadText(figure(least), figure(middle), figure(most))}
      whole={byIndex ? 1 : toNumber(ranked[0]!.max)}
      ends={['0', byIndex ? '1' : figure(maximumText(ranked[0]!.max))]}
      values={figures.map(Number)}
      marks={[
        { value: Number(least), label: `${words.least} ${figure(least)}` },
        { value: Number(middle), label: `${words.medianMark} ${figure(middle)}`, strong: true },
        { value: Number(most), label: `${words.most} ${figure(most)}` },
      ]}
    />
  )
}
