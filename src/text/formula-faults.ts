import type { FormulaFault, FormulaFaultCode } from '#domain/edition/formula/fault.ts'
import type { Bilingual, Language } from './language.ts'
import { shown } from './shown.ts'

/** The sentence for a faulty formula; the place is said by the caller. */
export function formulaFaultText(fault: FormulaFault, language: Language): string {
  return SENTENCES[fault.code][language](fault.params)
}

const SENTENCES = {
  empty: { vi: () => 'công thức để trống', en: () => 'the formula is empty' },
  'too-long': {
    vi: (p) => `công thức dài ${p['length']} ký tự, tối đa ${p['most']}`,
    en: (p) => `the formula has ${p['length']} characters, at most ${p['most']}`,
  },
  'too-deep': {
    vi: (p) => `công thức lồng quá ${p['most']} tầng; hãy tách bớt ngoặc`,
    en: (p) => `the formula is nested deeper than ${p['most']} levels; use fewer brackets`,
  },
  'leading-equals': { vi: () => 'không viết dấu = ở đầu công thức', en: () => 'write the formula without = in front' },
  'unknown-character': {
    vi: (p) => `không dùng được ký tự «${shown(p['found'])}» trong công thức`,
    en: (p) => `the character "${shown(p['found'])}" has no place in a formula`,
  },
  'unclosed-text': { vi: () => 'thiếu dấu " đóng', en: () => 'the closing " is missing' },
  'not-a-slug': {
    vi: (p) => `«${shown(p['found'])}» không phải mã phương án (chữ thường không dấu, nối bằng gạch nối)`,
    en: (p) => `"${shown(p['found'])}" is not an option's slug (lower-case letters joined by hyphens)`,
  },
  'number-too-long': {
    vi: (p) => `số dài quá ${p['most']} chữ số`,
    en: (p) => `the number has more than ${p['most']} digits`,
  },
  exponent: {
    vi: (p) => `viết số đầy đủ, không dùng dạng mũ (${shown(p['found'])}e…)`,
    en: (p) => `write the number in full, without an exponent (${shown(p['found'])}e…)`,
  },
  'decimal-mark': {
    vi: (p) => `«${shown(p['found'])}»: dấu thập phân là «${p['mark']}», các đối số cách nhau bằng «${p['separator']}»`,
    en: (p) =>
      `"${shown(p['found'])}": the decimal mark is "${p['mark']}", arguments are parted by "${p['separator']}"`,
  },
  unexpected: {
    vi: (p) => `không hiểu «${shown(p['found'])}» ở chỗ này`,
    en: (p) => `"${shown(p['found'])}" cannot stand here`,
  },
  unfinished: { vi: () => 'công thức dừng giữa chừng', en: () => 'the formula stops half-way' },
  'bracket-unclosed': {
    vi: () => 'ngoặc mở ở đây chưa được đóng',
    en: () => 'the bracket opened here is never closed',
  },
  'chained-comparison': {
    vi: () => 'không nối hai phép so sánh; dùng AND(a < b, b < c)',
    en: () => 'comparisons do not chain; use AND(a < b, b < c)',
  },
  'unknown-function': {
    vi: (p) => `không có hàm ${shown(p['found'])}`,
    en: (p) => `there is no function ${shown(p['found'])}`,
  },
  'function-case': {
    vi: (p) => `tên hàm viết hoa: ${p['right']}, không phải ${shown(p['found'])}`,
    en: (p) => `functions are in upper case: ${p['right']}, not ${shown(p['found'])}`,
  },
  'unknown-word': {
    vi: (p) => `«${shown(p['found'])}» không phải biến (một chữ thường, có thể kèm một chữ số) cũng không phải max`,
    en: (p) => `"${shown(p['found'])}" is neither a variable (one lower-case letter, one digit at most) nor max`,
  },
  'operand-count': {
    vi: (p) =>
      `${p['name']} nhận ${countText(p['least'], p['most'], 'hoặc hơn', 'đến')} đối số, ở đây có ${shown(p['found'])}`,
    en: (p) =>
      `${p['name']} takes ${countText(p['least'], p['most'], 'or more', 'to')} arguments, here it has ${shown(p['found'])}`,
  },
  'not-a-number': {
    vi: (p) => `cần một số, nhưng ${shown(p['found'])} là điều kiện có/không`,
    en: (p) => `a number is needed, but ${shown(p['found'])} is a yes-no condition`,
  },
  'not-a-condition': {
    vi: (p) => `cần một điều kiện có/không, nhưng ${shown(p['found'])} không phải`,
    en: (p) => `a yes-no condition is needed, ${shown(p['found'])} is none`,
  },
  'not-a-choice': {
    vi: (p) => `LEVEL cần một biến lựa chọn, ${shown(p['found'])} không phải`,
    en: (p) => `LEVEL needs a choice variable, ${shown(p['found'])} is none`,
  },
  'choice-misused': {
    vi: (p) => `biến lựa chọn ${shown(p['found'])} chỉ dùng trong LEVEL hoặc ${shown(p['found'])} = "mã"`,
    en: (p) => `the choice ${shown(p['found'])} may only stand in LEVEL or in ${shown(p['found'])} = "slug"`,
  },
  'text-misused': {
    vi: () => 'chữ trong ngoặc kép chỉ đứng sau dấu = của một biến lựa chọn',
    en: () => 'a quoted text may only follow the = of a choice variable',
  },
  'unknown-option': {
    vi: (p) => `không có phương án «${shown(p['found'])}»; có: ${p['options']}`,
    en: (p) => `there is no option "${shown(p['found'])}"; there are: ${p['options']}`,
  },
  'unknown-variable': {
    vi: (p) => `biến ${shown(p['found'])} chưa được khai báo`,
    en: (p) => `the variable ${shown(p['found'])} is not declared`,
  },
  'level-count': {
    vi: (p) => `LEVEL có ${shown(p['found'])} mức điểm nhưng số liệu có ${p['expected']} phương án`,
    en: (p) => `LEVEL gives ${shown(p['found'])} levels but the item has ${p['expected']} options`,
  },
  'not-constant': { vi: () => 'chỗ này phải là một hằng số', en: () => 'a constant must stand here' },
  'not-positive': { vi: () => 'ngưỡng phải lớn hơn 0', en: () => 'the threshold must be above 0' },
  'not-falling': { vi: () => 'các ngưỡng của STEPS phải giảm dần', en: () => 'the thresholds of STEPS must fall' },
  'not-whole': {
    vi: () => 'số chữ số làm tròn phải là số nguyên từ -20 đến 20',
    en: () => 'the number of places must be whole, from -20 to 20',
  },
  'zero-divisor': { vi: () => 'phép chia này luôn chia cho 0', en: () => 'this always divides by 0' },
} as const satisfies Record<FormulaFaultCode, Bilingual>

function countText(least: unknown, most: unknown, orMore: string, to: string): string {
  if (most === 0) return `${String(least)} ${orMore}`
  return least === most ? String(least) : `${String(least)} ${to} ${String(most)}`
}
