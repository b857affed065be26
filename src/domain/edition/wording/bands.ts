import { compare, exactFromDecimal, divide, type Exact } from '../../exact.ts'
import { decimal } from './amount.ts'

export type Edge = {
  readonly text: string
  readonly value: Exact
  readonly isPercent: boolean
  readonly includes: boolean
}

/** A stretch of a quantity: from `low` up to `high`; `of` is what the words call it, `unit` what they count. */
export type Band = {
  readonly of: string
  readonly unit: string
  readonly low: Edge | undefined
  readonly high: Edge | undefined
  readonly isExact: boolean
}

const N = String.raw`(\d+(?:[.,]\d+)?(?: ?%)?)`
const UNIT = String.raw`((?: [a-z]+){0,4}?)`
const OF = '(.*?)'

type Reader = (found: readonly (string | undefined)[]) => Band

const ABOVE = String.raw`>=|=>|≥`
const BELOW = String.raw`<=|=<|≤`

/** Tried in this order; each takes the whole of a condition. */
const WORDINGS: readonly (readonly [RegExp, Reader])[] = [
  [
    pattern(String.raw`${N} ?(${BELOW}|<) ?${OF} ?(${BELOW}|<) ?${N}`),
    ([low, from, of, to, high]) => band(of, '', edge(low, from !== '<'), edge(high, to !== '<')),
  ],
  [
    pattern(String.raw`${OF} ?(${ABOVE}|>) ?${N} (?:va|den) (?:${OF})(${BELOW}|<) ?${N}`),
    ([of, from, low, , to, high]) => band(of, '', edge(low, from !== '>'), edge(high, to !== '<')),
  ],
  [
    pattern(String.raw`${OF}(?:dat )?tu (tren )?${N}${UNIT} ?(?:den|toi|-) ?(duoi|<|it hon)? ?${N}${UNIT}`),
    ([of, over, low, , under, high, unit]) => band(of, unit, edge(low, !over), edge(high, !under)),
  ],
  [
    pattern(String.raw`${OF}(?:dat )?(tren )${N}${UNIT} (?:den|toi|-) (duoi|<|it hon)? ?${N}${UNIT}`),
    ([of, over, low, , under, high, unit]) => band(of, unit, edge(low, !over), edge(high, !under)),
  ],
  [
    pattern(String.raw`${OF}(?:dat )?(?:tu )${N}((?: [a-z/,]+)*?) tro len`),
    ([of, low, unit]) =>
      band(of === '' && / ty le|^ty le/.test(unit ?? '') ? unit : of, unit, edge(low, true), undefined),
  ],
  [pattern(String.raw`${OF}${N}${UNIT} tro len`), ([of, low, unit]) => band(of, unit, edge(low, true), undefined)],
  [
    pattern(String.raw`${OF} ?(${ABOVE}) ?${N}${UNIT}`),
    ([of, , low, unit]) => band(of, unit, edge(low, true), undefined),
  ],
  [
    pattern(String.raw`${OF} ?(${BELOW}) ?${N}${UNIT}`),
    ([of, , high, unit]) => band(of, unit, undefined, edge(high, true)),
  ],
  [
    pattern(String.raw`${OF}(?:<|(?:dat )?duoi|nho hon|it hon|thap hon) ?${N}${UNIT}`),
    ([of, high, unit]) => band(of, unit, undefined, edge(high, false)),
  ],
  [
    pattern(String.raw`${OF}(?:>|(?:dat )?tren|lon hon|nhieu hon|vuot) ?${N}${UNIT}`),
    ([of, low, unit]) => band(of, unit, edge(low, false), undefined),
  ],
  [
    pattern(String.raw`${OF}(?:it nhat|toi thieu|khong duoi|khong it hon) ${N}${UNIT}`),
    ([of, low, unit]) => band(of, unit, edge(low, true), undefined),
  ],
  [
    pattern(String.raw`${OF}(?:khong qua|khong vuot qua|nhieu nhat) ${N}${UNIT}`),
    ([of, high, unit]) => band(of, unit, undefined, edge(high, true)),
  ],
  [
    pattern(String.raw`${OF}${N}${UNIT}`),
    ([of, low, unit]) => ({ ...band(of, unit, edge(low, true), edge(low, true)), isExact: true }),
  ],
]

const LONGEST_CONDITION = 300

function pattern(text: string): RegExp {
  return new RegExp(`^${text}$`)
}

/** Reads a condition on a quantity: "từ 50% đến dưới 80%", "≥ 60%", "dưới 2 lượt". */
export function readBand(condition: string): Band | undefined {
  const text = condition
    .replace(/^(?:neu|khi|truong hop) /, '')
    .replace(/\s*(?:thi|dat|thi dat|duoc)?$/, '')
    .trim()
  if (text.length > LONGEST_CONDITION || !/\d/.test(text)) return undefined
  for (const [wording, read] of WORDINGS) {
    const match = wording.exec(text)
    if (match) {
      const found = read(match.slice(1))
      return FIGURES.test(found.of) ? undefined : found
    }
  }
  return undefined
}

/** What names a quantity has no comparison of its own left in it. */
const FIGURES = /\d ?%|[<>≥≤=]|\btro len\b|\bmoi\b/

function band(of: string | undefined, unit: string | undefined, low: Edge | undefined, high: Edge | undefined): Band {
  return {
    of: (of ?? '')
      .trim()
      .replace(/(?: |^)(?:dat|dat duoc|la|nay)$/, '')
      .trim(),
    unit: (unit ?? '').trim(),
    low,
    high,
    isExact: false,
  }
}

function edge(text: string | undefined, includes: boolean): Edge {
  const written = decimal(text!)
  const isPercent = written.endsWith('%')
  const value = exactFromDecimal(written.replace('%', ''))
  const hundred = exactFromDecimal('100')
  return { text: written, value: isPercent ? divide(value, hundred) : value, isPercent, includes }
}

/** True when each band begins where the one above it ends, the first has no upper and the last no lower edge. */
export function follow(bands: readonly Band[]): boolean {
  const [first, last] = [bands[0], bands.at(-1)]
  if (!first || !last || first.high || last.low) return false
  return bands.every((lower, at) => {
    const upper = bands[at - 1]
    if (!upper) return true
    return Boolean(
      upper.low &&
      lower.high &&
      compare(upper.low.value, lower.high.value) === 0 &&
      upper.low.includes !== lower.high.includes,
    )
  })
}
