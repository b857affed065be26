/** Longest number accepted from a document, a file or a person: digits before and after the mark together. */
export const MOST_DIGITS = 30

const CANONICAL = /^-?\d+(\.\d+)?$/

/** True for plain decimal text with `.` as the mark, no exponent and at most 30 digits. */
export function isDecimal(text: string): boolean {
  return CANONICAL.test(text) && digitsOf(text) <= MOST_DIGITS
}

/** Counts the digits of a number's text, the mark and sign left out. */
export function digitsOf(text: string): number {
  return text.replace(/\D/g, '').length
}
