import type { LeafExplanation } from '#domain/scoring/explain.ts'
import type { LossCode, LossReason } from '#domain/scoring/loss-reason.ts'
import { compare, roundHalfAway, toDecimal, type Exact } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import { numberText, type Bilingual, type Language, type Params } from './language.ts'

/** Why the leaf has the points it has, in one sentence an official would say. */
export function lossSentence(explanation: LeafExplanation, language: Language): string {
  const { reason } = explanation
  const sentence = SENTENCES[reason.code][language](paramsOf(explanation, reason, language))
  return explanation.outcome.status === 'capped' ? `${sentence} ${cutSentence(explanation, language)}` : sentence
}

/** Why a result was cut: a part above its whole, or a result beyond the maximum. */
export function cutSentence({ outcome, node }: LeafExplanation, language: Language): string {
  const parts = outcome.evaluation?.cut ?? []
  if (parts.length > 0)
    return language === 'vi'
      ? 'Có phần lớn hơn tổng nên tỷ lệ được cắt về 100%; cần giải thích.'
      : 'A part exceeds its whole, so the ratio was cut to 100%; explain it.'
  const uncut = outcome.uncut ? figure(outcome.uncut, language) : ''
  const max = numberText(node.row.max ?? '0', language)
  return language === 'vi'
    ? `Công thức cho ${uncut} điểm, cắt về giới hạn (tối đa ${max}).`
    : `The rule gives ${uncut} points, cut to the limit (at most ${max}).`
}

/** More letters than these are told by letter alone: their names stand beside the values. */
const MOST_NAMED = 2

function paramsOf(explanation: LeafExplanation, reason: LossReason, language: Language): Params {
  const named = reason.letters.map((name) => {
    const item = explanation.letters.find((one) => one.letter.name === name)?.letter.item
    return item ? `${name} – ${item.name}` : name
  })
  const options = explanation.letters.find((one) => one.letter.item.kind === 'choice')?.letter.item.options ?? []
  const asPercent = reason.code === 'share-of-whole' || isPart(reason.needed)
  return {
    letters: named.length > MOST_NAMED ? reason.letters.join(', ') : named.join('; '),
    reached: reason.reached ? (asPercent ? percent : figure)(reason.reached, language, reason.needed) : '',
    needed: reason.needed ? (asPercent ? percent : figure)(reason.needed, language) : '',
    chosen: reason.level === undefined ? '' : (options[reason.level]?.name ?? ''),
    best: options[0]?.name ?? '',
  }
}

function isPart(needed: Exact | undefined): boolean {
  return needed !== undefined && needed.numerator <= needed.denominator
}

function percent(value: Exact, language: Language, below?: Exact): string {
  const text = toldDecimal(hundredfold(value), below && hundredfold(below))
  return `${numberText(text, language)}%`
}

function figure(value: Exact, language: Language, below?: Exact): string {
  const text = toShortDecimal(value)
  const isShort = !text.includes('/') && text.length <= 12
  return numberText(isShort ? text : toldDecimal(value, below), language)
}

/** Two decimals, rounded; more only where rounding would make 79.999 % look like the 80 % it has not reached. */
function toldDecimal(value: Exact, below?: Exact): string {
  let places = 2
  while (below && places < 12 && compare(value, below) < 0 && compare(roundHalfAway(value, places), below) >= 0)
    places += 1
  return toDecimal(value, places).replace(/\.?0+$/, '')
}

function hundredfold(value: Exact): Exact {
  return { numerator: value.numerator * 100n, denominator: value.denominator }
}

const SENTENCES = {
  none: { vi: () => 'Đạt điểm tối đa.', en: () => 'Full points.' },
  'not-applicable': {
    vi: () => 'Không áp dụng cho đơn vị: không tính cả điểm lẫn điểm tối đa.',
    en: () => 'Not applicable to the organisation: neither points nor maximum count.',
  },
  unscored: { vi: () => 'Chỉ thu thập số liệu, không tính điểm.', en: () => 'Collected only, not scored.' },
  missing: { vi: (p) => `Thiếu số liệu ${p['letters']}.`, en: (p) => `Missing: ${p['letters']}.` },
  undefined: {
    vi: (p) => `Không tính được: mẫu số bằng 0 (${p['letters']}).`,
    en: (p) => `Undefined: the divisor is 0 (${p['letters']}).`,
  },
  'answered-no': { vi: (p) => `Trả lời «không»: ${p['letters']}.`, en: (p) => `Answered "no": ${p['letters']}.` },
  'lower-level': {
    vi: (p) => `Mới đạt mức «${p['chosen']}»; mức cao nhất là «${p['best']}».`,
    en: (p) => `Reached the level "${p['chosen']}"; the best is "${p['best']}".`,
  },
  'share-of-whole': {
    vi: (p) => `Mới đạt ${p['reached']}, cần 100% để có đủ điểm.`,
    en: (p) => `Reached ${p['reached']}; 100% gives full points.`,
  },
  'below-threshold': {
    vi: (p) => `Mới đạt ${p['reached']}, ngưỡng đủ điểm là ${p['needed']}.`,
    en: (p) => `Reached ${p['reached']}; the threshold for full points is ${p['needed']}.`,
  },
  'threshold-not-reached': {
    vi: (p) => `Mới đạt ${p['reached']}, dưới ngưỡng ${p['needed']} thì không có điểm.`,
    en: (p) => `Reached ${p['reached']}; below ${p['needed']} there are no points.`,
  },
  'count-below': {
    vi: (p) => `Mới có ${p['reached']}${p['needed'] ? `, cần ${p['needed']} để đủ điểm` : ''} (${p['letters']}).`,
    en: (p) => `Only ${p['reached']}${p['needed'] ? `; ${p['needed']} give full points` : ''} (${p['letters']}).`,
  },
  'rule-gives': {
    vi: (p) => `Theo cách tính, số liệu đã nhập cho ${p['reached']} điểm (${p['letters']}).`,
    en: (p) => `By the rule the values given make ${p['reached']} points (${p['letters']}).`,
  },
} as const satisfies Record<LossCode, Bilingual>
