import { toShortDecimal } from '#domain/exact-text.ts'
import type { Outline } from '#domain/edition/outline.ts'
import { totalOf, type Selection } from '#domain/scoring/published.ts'
import { rank, type RankingRow } from '#domain/scoring/rank.ts'
import { ExactScores, score } from '#domain/scoring/score.ts'
import { done, failed, Misuse, optional, type Command, type Options, type Output } from './command.ts'
import { table } from './print.ts'
import { readInputs, SCORING_OPTIONS } from './scored-values.ts'

const COLUMNS = ['group', 'place', 'organisation', 'points', 'max', 'index', 'ranked'] as const

export const rankCommand: Command = {
  name: 'rank',
  usage: '--edition ID|FILE --values FILE [--organisations FILE]',
  positionals: 0,
  options: [
    ...SCORING_OPTIONS,
    {
      name: 'node',
      argument: 'CODE',
      vi: 'xếp hạng theo một mục thay vì tổng điểm',
      en: 'rank by one node instead of the total',
    },
    { name: 'lens', argument: 'ID', vi: 'xếp hạng theo một lát cắt của bộ chỉ số', en: 'rank by a lens of the set' },
  ],
  vi: 'Xếp hạng từng nhóm theo số công bố: điểm 2 chữ số thập phân, chỉ số 4 chữ số (CSV).',
  en: 'Ranks each group by published figures: points with 2 decimals, the index with 4 (CSV).',
  run: rankValues,
}

async function rankValues(options: Options): Promise<Output> {
  const { inputs, errors } = await readInputs(options)
  if (!inputs) return failed([], errors)
  const selection = selected(inputs.outline, options)
  const rankings = rank(score(inputs), new ExactScores(inputs), selection)
  const lines = table(
    COLUMNS,
    rankings.flatMap((ranking) => ranking.rows.map(rowOf)),
    options.json,
  )
  return errors.length > 0 ? failed(lines, errors) : done(lines)
}

function rowOf(row: RankingRow): Record<(typeof COLUMNS)[number], string> {
  return {
    group: row.group,
    place: row.place === undefined ? '' : String(row.place),
    organisation: row.organisation.id,
    points: row.points,
    max: toShortDecimal(row.max),
    index: row.index ?? '',
    ranked: String(row.place !== undefined),
  }
}

/** All pillars by default, else the node or the lens that was asked for. */
function selected(outline: Outline, options: Options): Selection {
  const [code, lensId] = [optional(options, 'node'), optional(options, 'lens')]
  const lens = outline.lenses.find((one) => one.id === lensId)
  if (lensId !== undefined && !lens) {
    const known = outline.lenses.map((one) => one.id).join(', ') || '–'
    throw new Misuse(`không có lát cắt «${lensId}»; có: ${known}`, `there is no lens "${lensId}"; there are: ${known}`)
  }
  if (lens) return lens.nodes.map((one) => outline.byCode.get(one)!)
  if (code === undefined) return totalOf(outline.nodes)
  const node = outline.byCode.get(code)
  if (!node) throw new Misuse(`không có mục «${code}» trong bộ chỉ số`, `there is no node "${code}" in the set`)
  return [node]
}
