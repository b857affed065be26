import type { PrintedText } from '../../printed-text.ts'
import type { Finding } from '../finding.ts'
import type { Outline } from '../outline.ts'
import { findingAt } from './finding-at.ts'

const LEVELS = ['tỉnh', 'huyện', 'xã'] as const

/** Criteria whose title speaks of one level of government and whose letter, as printed, only of another. */
export function levelMismatches(outline: Outline): Finding[] {
  return outline.leaves.flatMap((node) => {
    const wanted = levelsIn(node.row.title)
    if (wanted.length === 0) return []
    return node.leaf!.letters.flatMap(({ name, variable, item }) => {
      const spoken = levelsIn(variable.printed ?? { text: item.name })
      if (spoken.length === 0 || spoken.some((level) => wanted.includes(level))) return []
      const params = {
        variable: name,
        title: wanted.join(', '),
        spoken: spoken.join(', '),
        printed: (variable.printed ?? { text: item.name }).text,
      }
      return [findingAt(node, 'level-mismatch', params, variable.line)]
    })
  })
}

/** Levels named outright ("cấp huyện", "UBND xã"); "của tỉnh" alone names a whole, not a level. */
function levelsIn({ text }: PrintedText): string[] {
  const plain = text.normalize('NFC').toLowerCase()
  return LEVELS.filter((level) => new RegExp(`(cấp|ubnd)\\s+${level}(?![\\p{L}])`, 'u').test(plain))
}
