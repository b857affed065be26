import { compare, exactFromDecimal } from '../exact.ts'
import type { ValueContent } from './value-content.ts'

/** Whether two contents say the same; how a number was typed makes no difference. */
export function isSameContent(a: ValueContent, b: ValueContent): boolean {
  if (a.kind === 'number' && b.kind === 'number')
    return a.number === b.number || compare(exactFromDecimal(a.number), exactFromDecimal(b.number)) === 0
  const texts = [a, b].map((content) =>
    JSON.stringify(Object.entries(content).sort(([one], [other]) => (one < other ? -1 : 1))),
  )
  return texts[0] === texts[1]
}
