/** How the numbers of a block are written: 1.234,56 or 1,234.56. */
export type Notation = 'comma' | 'point'

export type FoundNotation = { readonly notation: Notation; readonly isMixed: boolean }

/**
 * One decision for a whole block: each number that can be written one way only speaks for that way. Where both speak the
 * Vietnamese way is taken and the block called mixed. `isCount` tells of which cells only whole numbers can be meant.
 */
export function notationOf(cells: readonly { readonly text: string; readonly isCount: boolean }[]): FoundNotation {
  const numbers = cells.map(({ text, isCount }) => ({ text: text.replace(/[\s\u00a0%+−-]/g, ''), isCount }))
  const isEnglish = numbers.some(({ text, isCount }) => speaksFor(text, isCount, ',', '.'))
  const isVietnamese = numbers.some(({ text, isCount }) => speaksFor(text, isCount, '.', ','))
  return { notation: isEnglish && !isVietnamese ? 'point' : 'comma', isMixed: isEnglish && isVietnamese }
}

/** A number in the notation, written as people type in Vietnam. */
export function inVietnamese(text: string, notation: Notation): string {
  return notation === 'comma' ? text : text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}

/** True where the marks can only be read one way: grouped more than once, both marks, or no group of three behind. */
function speaksFor(text: string, isCount: boolean, group: string, mark: string): boolean {
  if (!/^[\d.,]+$/.test(text)) return false
  const [groups, marks] = [text.split(group).length - 1, text.split(mark).length - 1]
  if (groups > 0 && marks > 0) return marks === 1 && text.lastIndexOf(mark) > text.lastIndexOf(group)
  if (groups > 1) return true
  if (marks === 1) return !/^[1-9]\d{0,2}.\d{3}$/.test(text)
  return isCount && groups === 1 && /^[1-9]\d{0,2}.\d{3}$/.test(text)
}
