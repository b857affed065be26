import { compare, exactFromDecimal, ONE, type Exact, ZERO, multiply, divide } from '../../exact.ts'
import { amountAt, constantAmount, type Amount } from './amount.ts'
import { follow, type Band } from './bands.ts'
import type { Composition } from './composition.ts'
import type { LineOf } from './lines.ts'
import type { Read } from './shapes.ts'
import { amountFormula, shareNamed } from './share-shape.ts'

type BandLine = LineOf<'band'>

/** Bands of a quantity from the top down: steps, a share of a threshold, or one condition. */
export function bandsFormula(printed: readonly BandLine[], read: Read, composition: Composition): string | undefined {
  if (printed.length < 2) return undefined
  const lines = withOpenTop(printed, composition)
  if (lines.some((line) => line.band.isExact)) return exactSteps(lines, read, composition)
  const bands = lines.map((line) => line.band)
  const isFalling = bands[0]!.high === undefined
  const ordered = isFalling ? lines : [...lines].reverse()
  if (!follow(ordered.map((line) => line.band))) composition.doubt('bands-part', lines[0]!.clause)
  if (ordered.slice(0, -1).some((line) => !line.band.low)) return undefined
  const quantity = quantityOf(lines, read, composition)
  overMax(lines, read, composition)
  notFull(ordered[0]!, ordered.at(-1)!, read, composition)
  for (const line of lines) composition.mark(line.place, line.amount.written('tỷ lệ'))
  return proportional(ordered, quantity, read) ?? layered(ordered, quantity, read, composition)
}

/** "Đạt 100%: …; dưới 100%: …": the top is from there on, which is doubted where more than that is possible. */
function withOpenTop(lines: readonly BandLine[], composition: Composition): readonly BandLine[] {
  const [first, second, ...others] = lines
  const edge = first!.band.low
  const meets = edge && second!.band.high && compare(edge.value, second!.band.high.value) === 0
  if (!first!.band.isExact || !meets || [second!, ...others].some((line) => line.band.isExact)) return lines
  if (!edge.isPercent || compare(edge.value, ONE) !== 0) composition.doubt('bands-part', first!.clause)
  return [{ ...first!, band: { ...first!.band, high: undefined, isExact: false } }, second!, ...others]
}

/** What is compared: a share in percent, or a count or rate in units. */
function quantityOf(lines: readonly BandLine[], read: Read, composition: Composition): string {
  const first = lines[0]!
  const isPercent = lines.every(({ band }) => [band.low, band.high].every((edge) => !edge || edge.isPercent))
  const intro = read.lines.find((line) => line.kind === 'intro')
  const named = first.band.of === '' && intro?.kind === 'intro' && intro.letter ? intro.letter : first.band.of
  const isShare = isPercent || /^(?:ty|ti) le/.test(named) || read.shares.length > 0
  if (!isShare) {
    if (named === '' && first.band.unit === '') composition.doubt('whole-not-named', first.clause)
    return composition.letter('count', ['n'], first.clause)
  }
  const name = named.replace(/^(?:ty|ti) le ?/, '')
  const share = shareNamed(name === 'nay' ? '' : name, first.clause, read, composition)
  if (!isPercent) composition.doubt('share-guessed', first.clause)
  return isPercent ? share.formula : share.uncut
}

/** Full points from t on, below it x/t of them. */
function proportional(ordered: readonly BandLine[], quantity: string, read: Read): string | undefined {
  const [top, below] = ordered
  if (ordered.length !== 2 || (!below!.amount.spoken && below!.amount.letters.length === 0)) return undefined
  const threshold = top!.band.low!
  const under = (at: Exact): Exact | undefined => amountAt(below!.amount, at, read.max ?? ONE)
  const full = constantAmount(top!.amount, read.max ?? ONE)
  const [atNothing, atHalf, atThreshold] = [ZERO, divide(threshold.value, exactFromDecimal('2')), threshold.value].map(
    under,
  )
  if (!full || !atNothing || !atHalf || !atThreshold) return undefined
  const isStraight =
    compare(atNothing, ZERO) === 0 && compare(multiply(atHalf, exactFromDecimal('2')), atThreshold) === 0
  if (isStraight && compare(atThreshold, full) === 0)
    return `SHARE(${quantity}, ${threshold.text})*${top!.amount.written('')}`
  return undefined
}

/** Each band with its own amount: STEPS where all are constant, else conditions within one another. */
function layered(
  ordered: readonly BandLine[],
  quantity: string,
  read: Read,
  composition: Composition,
): string | undefined {
  const amounts = ordered.map((line) => bandAmount(line, quantity, read, composition))
  if (amounts.some((one) => one === undefined)) return undefined
  if (doubtEnds(ordered, read, composition) === 'exceeds') return undefined
  const edges = ordered.slice(0, -1).map((line) => line.band.low!)
  const last = amounts.at(-1)!
  const isSteps =
    edges.length > 1 &&
    edges.every((edge) => edge.includes) &&
    ordered.every((line) => !line.amount.spoken && line.amount.letters.length === 0)
  if (isSteps)
    return `STEPS(${quantity}, ${edges.map((edge, at) => `${edge.text}, ${amounts[at]}`).join(', ')}, ${last})`
  return edges.reduceRight(
    (otherwise, edge, at) => `IF(${quantity} ${edge.includes ? '>=' : '>'} ${edge.text}, ${amounts[at]}, ${otherwise})`,
    last,
  )
}

function bandAmount(line: BandLine, quantity: string, read: Read, composition: Composition): string | undefined {
  if (line.amount.spoken) return line.amount.written(quantity)
  return amountFormula(line.amount, line.place, read, composition)
}

/**
 * What an amount that grows with the quantity comes to where its band ends: more than from there on is a slip of the
 * document, which a person has to settle; less is a jump, and levels that do not fall are one as well.
 */
function doubtEnds(ordered: readonly BandLine[], read: Read, composition: Composition): 'exceeds' | undefined {
  const max = read.max ?? ONE
  for (const [at, line] of ordered.entries()) {
    const above = ordered[at - 1]
    const edge = above?.band.low
    const upper = above && constantAmount(above.amount, max)
    if (!upper || !edge) continue
    const constantPoints = constantAmount(line.amount, max)
    const lower = constantPoints ?? amountAt(line.amount, edge.value, max)
    if (constantPoints && compare(constantPoints, upper) >= 0) composition.doubt('levels-not-falling', line.place)
    else if (lower && compare(lower, upper) > 0) composition.doubt('below-exceeds', line.place)
    else if (!constantPoints && (!lower || compare(lower, upper) < 0)) composition.doubt('below-jumps', line.place)
    if (lower && !constantPoints && compare(lower, upper) > 0) return 'exceeds'
  }
  return undefined
}

/** "4 cuộc: 20 điểm; 3 cuộc: 15 điểm": so many and more give so much. */
function exactSteps(lines: readonly BandLine[], read: Read, composition: Composition): string | undefined {
  const isSteps = lines.every((line, at) => isStep(line.band, lines[at - 1]?.band))
  const amounts = lines.map((line) => constantAmount(line.amount, read.max))
  if (!isSteps || lines.length < 2 || amounts.some((one) => one === undefined)) return undefined
  composition.doubt('bands-part', lines[0]!.clause)
  overMax(lines, read, composition)
  const counted = composition.letter('count', ['n'], lines[0]!.clause)
  const steps = lines.map((line) => `${line.band.low!.text}, ${line.amount.written('')}`)
  const last = lines.at(-1)!
  const isNothing = compare(last.band.low!.value, ZERO) === 0
  if (isNothing && steps.length === 2)
    return `IF(${counted} >= ${lines[0]!.band.low!.text}, ${lines[0]!.amount.written('')}, ${last.amount.written('')})`
  if (isNothing) return `STEPS(${counted}, ${steps.slice(0, -1).join(', ')}, ${last.amount.written('')})`
  return `STEPS(${counted}, ${steps.join(', ')}, 0)`
}

/** A count by itself, or with "trở lên" at the top; each below the one before it. */
function isStep(band: Band, above: Band | undefined): boolean {
  if (!band.low || (!band.isExact && (above !== undefined || band.high))) return false
  if (!above) return true
  return above.low !== undefined && above.unit === band.unit && compare(above.low.value, band.low.value) > 0
}

/** Neither the top nor the bottom band gives the maximum. */
function notFull(top: BandLine, bottom: BandLine, { max }: Read, composition: Composition): void {
  const best = [top, bottom].map((line) => constantAmount(line.amount, max))
  if (max && !best.some((points) => points && compare(points, max) === 0)) composition.doubt('not-full', top.place)
}

export function overMax(
  lines: readonly { amount: Amount; place: BandLine['place'] }[],
  { max }: Read,
  composition: Composition,
): void {
  for (const line of lines) {
    const points = constantAmount(line.amount, max)
    if (max && points && compare(points, max) > 0) composition.doubt('over-max', line.place)
  }
}
