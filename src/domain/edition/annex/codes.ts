/** A printed code, and the numbering it belongs to: I, II · A, B · 1, 1.1, 1.1.1 · a, b. */
export type RowCode = { readonly code: string; readonly style: string; readonly value: number }

const ROMANS: readonly (readonly [string, number])[] = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]

/** Reads what a code column holds; undefined where it is no code. `before` has the newest code of each numbering so far. */
export function readCode(text: string, before: ReadonlyMap<string, RowCode>): RowCode | undefined {
  const bare = text
    .replace(/\s+/g, '')
    .replace(/^[([]/, '')
    .replace(/[.):\]]+$/, '')
  if (/^\d{1,3}(?:\.\d{1,3}){0,7}$/.test(bare)) {
    const parts = bare.split('.')
    return { code: bare, style: `decimal-${parts.length}`, value: Number(parts.at(-1)) }
  }
  if (/^[a-zđ]$/.test(bare)) return { code: bare, style: 'small', value: bare.codePointAt(0)! }
  if (/^(?:\p{Lu}{1,4}\d?)(?:\.\d{1,3})+$/u.test(bare)) {
    const parts = bare.split('.')
    return { code: bare, style: `lettered-${parts.length}`, value: Number(parts.at(-1)) }
  }
  if (!/^[A-ZĐ]{1,6}$/.test(bare)) return undefined
  const roman = romanValue(bare)
  const expected = before.get('roman')?.value ?? 0
  const isNextLetter = bare.length === 1 && before.get('capital')?.value === bare.codePointAt(0)! - 1
  if (roman !== undefined && !isNextLetter && (roman === 1 || roman === expected + 1))
    return { code: bare, style: 'roman', value: roman }
  if (bare.length === 1) return { code: bare, style: 'capital', value: bare.codePointAt(0)! }
  return roman === undefined ? undefined : { code: bare, style: 'roman', value: roman }
}

function romanValue(text: string): number | undefined {
  let [rest, value] = [text, 0]
  for (const [letters, worth] of ROMANS) {
    while (rest.startsWith(letters)) [rest, value] = [rest.slice(letters.length), value + worth]
  }
  return rest === '' ? value : undefined
}

/** Lists are lettered with the Vietnamese alphabet or the international one. */
const ALPHABETS = ['abcdđeghiklmnopqrstuvxy', 'abcdefghijklmnopqrstuvwxyz']

/** True for the code that comes next in a numbering. */
export function follows(before: RowCode, after: RowCode): boolean {
  if (before.style !== 'small' && before.style !== 'capital') return after.value === before.value + 1
  const [one, next] = [before.code.toLowerCase(), after.code.toLowerCase()]
  return ALPHABETS.some((letters) => letters.includes(one) && letters.indexOf(next) === letters.indexOf(one) + 1)
}

/** True for 1, I, a and A. */
export function begins({ code, value }: RowCode): boolean {
  return value === 1 || code.toLowerCase() === 'a'
}

/** The code one level up that a code spells out: of 1.2.3 it is 1.2. */
export function spelledParent(code: string): string | undefined {
  const at = code.lastIndexOf('.')
  return at < 0 ? undefined : code.slice(0, at)
}
