import { toFraction, toNumber, type Exact } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { explainLeaf } from '#domain/scoring/explain.ts'
import { ExactScores, score, statusAt, type Scores } from '#domain/scoring/score.ts'
import type { Language } from '#text/language.ts'
import { lossSentence } from '#text/loss-reasons.ts'
import { statusText } from '#text/statuses.ts'
import { done, failed, type Command, type Options, type Output } from './command.ts'
import { table } from './print.ts'
import { readInputs, SCORING_OPTIONS } from './scored-values.ts'

const COLUMNS = ['organisation', 'code', 'points', 'max', 'printedMax', 'status', 'reason'] as const

export const scoreCommand: Command = {
  name: 'score',
  usage: '--edition ID|FILE --values FILE [--organisations FILE]',
  positionals: 0,
  options: [
    ...SCORING_OPTIONS,
    { name: 'exact', vi: 'thêm cột exact: điểm là phân số đúng', en: 'adds the column exact: points as a fraction' },
  ],
  vi: 'Chấm điểm mọi đơn vị, mỗi dòng một đơn vị và một mục của bộ chỉ số (CSV).',
  en: 'Scores every organisation: a row for each organisation and node of the set (CSV).',
  run: scoreValues,
}

async function scoreValues(options: Options): Promise<Output> {
  const { inputs, errors } = await readInputs(options)
  if (!inputs) return failed([], errors)
  const scores = score(inputs)
  const exactly = new ExactScores(inputs)
  const columns = options.values['exact'] === true ? ([...COLUMNS, 'exact'] as const) : COLUMNS
  const lines = table(columns, rows(scores, exactly, options), options.json)
  return errors.length > 0 ? failed(lines, errors) : done(lines)
}

type Row = Record<(typeof COLUMNS)[number] | 'exact', string>

function* rows(scores: Scores, exactly: ExactScores, options: Options): Generator<Row> {
  for (const row of scores.inputs.members.keys()) {
    const points = pointsOf(scores, exactly, row)
    for (const node of scores.inputs.outline.nodes) {
      yield { ...rowOf(scores, exactly, node, row, options), ...pointCell(scores, node, row, points) }
    }
  }
}

function pointCell(scores: Scores, node: OutlineNode, row: number, points: Float64Array): { points: string } {
  return { points: statusAt(scores, node, row) === 'unscored' ? '' : String(points[node.index]) }
}

function rowOf(
  scores: Scores,
  exactly: ExactScores,
  node: OutlineNode,
  row: number,
  options: Options,
): Omit<Row, 'points'> {
  const status = statusAt(scores, node, row)
  const isScored = status !== 'unscored'
  return {
    organisation: scores.inputs.members[row]!.id,
    code: node.code,
    max: isScored ? toShortDecimal(exactly.maximum(node, row)) : '',
    printedMax: node.printedMax ?? '',
    status,
    reason: reasonOf(scores, node, row, options.language),
    exact: isScored && options.values['exact'] === true ? fractionOf(exactly.points(node, row)) : '',
  }
}

function fractionOf(points: Exact): string {
  return toFraction(points)
}

/** Longer than this, a double may carry the traces of its own arithmetic: 2.8000000000000003. */
const PLAIN_LENGTH = 14

/** A member's points as doubles: of a leaf the one nearest to its exact points, of a parent the sum of what is below. */
function pointsOf(scores: Scores, exactly: ExactScores, row: number): Float64Array {
  const { nodes } = scores.inputs.outline
  const points = Float64Array.from(nodes, (node) => scores.points[node.index]![row]!)
  for (const node of nodes.toReversed()) {
    const isPlain = String(points[node.index]).length <= PLAIN_LENGTH
    if (node.leaf && !isPlain) points[node.index] = toNumber(exactly.points(node, row))
    if (!node.leaf && !node.limit) points[node.index] = node.children.reduce((sum, child) => sum + points[child]!, 0)
  }
  return points
}

/** Why a leaf is not plainly scored; for a parent, what is missing below it. */
function reasonOf(scores: Scores, node: OutlineNode, row: number, language: Language): string {
  const status = statusAt(scores, node, row)
  if (status === 'scored') return ''
  if (node.leaf) return lossSentence(explainLeaf(scores.inputs, node, row), language)
  if (status !== 'incomplete') return statusText(status, language)
  const counts = (['missing', 'undefined'] as const).map((kind) => {
    const codes = scores.inputs.outline.nodes
      .slice(node.index, node.end)
      .filter((below) => below.leaf && statusAt(scores, below, row) === kind)
    return codes.length === 0 ? '' : `${statusText(kind, language)}: ${codes.map((below) => below.code).join(', ')}`
  })
  return counts.filter((text) => text !== '').join('; ')
}
