import type { DataItem } from '#domain/item/data-item.ts'
import type { SoftCode, SoftFinding } from '#domain/value/soft-check.ts'
import type { ContentKind, HardFault, HardFaultCode } from '#domain/value/value-content.ts'
import { numberText, type Bilingual, type Language } from './language.ts'
import { periodText } from './period-text.ts'
import { shown } from './shown.ts'

type Named = Pick<DataItem, 'name' | 'kind'>

/** Why a value cannot be saved, and what to give instead; names the item as the screen does. */
export function hardFaultText(fault: HardFault, item: Named, language: Language): string {
  const { needed, given, number } = fault.params
  return HARD[fault.code][language]({
    ...fault.params,
    name: shown(item.name, LONGEST_NAME),
    needed: wordFor(needed, language),
    given: wordFor(given, language),
    number: numberText(String(number ?? ''), language),
  })
}

/** What is remarkable about a value that was saved; asks for a note. */
export function softFindingText(finding: SoftFinding, item: Named, language: Language): string {
  const { least, most, value, other, period, name } = finding.params
  const figure = (text: string | undefined): string => figureText(text, item, language)
  const params = {
    name: shown(item.name, LONGEST_NAME),
    otherName: shown(name, LONGEST_NAME),
    value: figure(value),
    other: figure(other),
    least: figure(least),
    most: figure(most),
    period: period === undefined ? '' : periodText(period, language),
  }
  return `${SOFT[finding.code][language](params)} ${EXPLAIN[language]}`
}

/** A condition of the edition that the values of a criterion do not meet (method §2.6). */
export function brokenConditionText(code: string, condition: string, language: Language): string {
  return language === 'vi'
    ? `Tiêu chí ${code}: số liệu không thoả điều kiện ${condition}. ${EXPLAIN.vi}`
    : `Criterion ${code}: the values do not meet the condition ${condition}. ${EXPLAIN.en}`
}

const LONGEST_NAME = 200

const EXPLAIN = {
  vi: 'Kiểm tra lại; nếu số đúng, ghi rõ lý do.',
  en: 'Check it; if the number is right, write down why.',
} as const

/** A ratio is read as a percentage. */
function figureText(text: string | undefined, { kind }: Named, language: Language): string {
  if (text === undefined) return ''
  return kind === 'ratio' ? `${numberText(hundredfold(text), language)}%` : numberText(text, language)
}

/** Moves the decimal mark two places to the right. */
function hundredfold(decimal: string): string {
  const [, sign, whole, rest] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)!
  const digits = (rest ?? '').padEnd(2, '0')
  const [above, below] = [`${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, ''), digits.slice(2)]
  return `${sign}${above}${below === '' ? '' : `.${below}`}`
}

function wordFor(kind: string | number | undefined, language: Language): string {
  return kind === undefined ? '' : CONTENT_WORDS[kind as ContentKind][language]
}

const CONTENT_WORDS = {
  number: { vi: 'một số', en: 'a number' },
  'yes-no': { vi: 'có hoặc không', en: 'yes or no' },
  option: { vi: 'một phương án', en: 'one of the options' },
  text: { vi: 'một đoạn chữ', en: 'a text' },
  date: { vi: 'một ngày', en: 'a date' },
  'cannot-provide': { vi: 'lý do không cung cấp được', en: 'the reason why it cannot be provided' },
  withdrawn: { vi: 'rút lại', en: 'a withdrawal' },
} as const satisfies Record<ContentKind, Record<Language, string>>

const HARD = {
  'wrong-kind': {
    vi: (p) => `«${p['name']}» cần ${p['needed']}, không phải ${p['given']}.`,
    en: (p) => `"${p['name']}" needs ${p['needed']}, not ${p['given']}.`,
  },
  'not-whole': {
    vi: (p) => `«${p['name']}» là số đếm: ${p['number']} có phần lẻ. Nhập số nguyên, không có thì nhập 0.`,
    en: (p) => `"${p['name']}" is a count: ${p['number']} is not whole. Enter a whole number, 0 if there are none.`,
  },
  negative: {
    vi: (p) => `«${p['name']}» không thể âm (${p['number']}). Nhập số từ 0 trở lên.`,
    en: (p) => `"${p['name']}" cannot be negative (${p['number']}). Enter 0 or more.`,
  },
  'too-many-digits': {
    vi: (p) => `«${p['name']}» có ${p['found']} chữ số, tối đa ${p['most']}. Kiểm tra lại số và đơn vị tính.`,
    en: (p) => `"${p['name']}" has ${p['found']} digits, at most ${p['most']}. Check the number and its unit.`,
  },
  'unknown-option': {
    vi: (p) => `«${p['name']}» không có phương án ${shown(p['option'])}. Chọn một trong: ${p['options']}.`,
    en: (p) => `"${p['name']}" has no option ${shown(p['option'])}. Choose one of: ${p['options']}.`,
  },
  'unlikely-year': {
    vi: (p) => `«${p['name']}»: năm ${p['year']} nằm ngoài ${p['first']}–${p['last']}. Nhập lại ngày/tháng/năm.`,
    en: (p) => `"${p['name']}": the year ${p['year']} is outside ${p['first']}–${p['last']}. Enter the date again.`,
  },
} as const satisfies Record<HardFaultCode, Bilingual>

const SOFT = {
  'below-range': {
    vi: (p) => `«${p['name']}» là ${p['value']}, thấp hơn mức thường gặp (từ ${p['least']}).`,
    en: (p) => `"${p['name']}" is ${p['value']}, below what is usual (from ${p['least']}).`,
  },
  'above-range': {
    vi: (p) => `«${p['name']}» là ${p['value']}, cao hơn mức thường gặp (đến ${p['most']}).`,
    en: (p) => `"${p['name']}" is ${p['value']}, above what is usual (up to ${p['most']}).`,
  },
  jump: {
    vi: (p) => `«${p['name']}» là ${p['value']}, còn ${p['period']} là ${p['other']}: thay đổi lớn.`,
    en: (p) => `"${p['name']}" is ${p['value']}, and was ${p['other']} in ${p['period']}: a large change.`,
  },
  'cumulative-falls': {
    vi: (p) =>
      `«${p['name']}» là số luỹ kế trong năm: ${p['value']}, còn ${p['period']} là ${p['other']}, không thể giảm.`,
    en: (p) => `"${p['name']}" runs since January: ${p['value']}, and ${p['other']} in ${p['period']}; it cannot fall.`,
  },
  'above-whole': {
    vi: (p) => `«${p['name']}» là ${p['value']}, lớn hơn «${p['otherName']}» (${p['other']}) mà nó là một phần.`,
    en: (p) => `"${p['name']}" is ${p['value']}, above "${p['otherName']}" (${p['other']}) of which it is a part.`,
  },
  'below-part': {
    vi: (p) => `«${p['name']}» là ${p['value']}, nhỏ hơn «${p['otherName']}» (${p['other']}), một phần của nó.`,
    en: (p) => `"${p['name']}" is ${p['value']}, below "${p['otherName']}" (${p['other']}), which is a part of it.`,
  },
  'ratio-outside': {
    vi: (p) => `«${p['name']}» là ${p['value']}, ngoài khoảng 0%–100%.`,
    en: (p) => `"${p['name']}" is ${p['value']}, outside 0%–100%.`,
  },
  'differs-from-parts': {
    vi: (p) => `«${p['name']}» ${p['period']} là ${p['value']}, còn các kỳ bên trong cộng lại là ${p['other']}.`,
    en: (p) => `"${p['name']}" in ${p['period']} is ${p['value']}, while the periods within add up to ${p['other']}.`,
  },
  'differs-from-period': {
    vi: (p) => `«${p['name']}» là ${p['value']}, không khớp với số đã nhập cho ${p['period']} (${p['other']}).`,
    en: (p) => `"${p['name']}" is ${p['value']}, which does not agree with what ${p['period']} has (${p['other']}).`,
  },
} as const satisfies Record<SoftCode, Bilingual>
